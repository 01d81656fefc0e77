"""Start-up and the time of a trivial cell of Jupyter kernels, in turn.

measure.py REPEATS CELLS KERNEL... writes a line of JSON for each start.
"""
import json
import sys
import time

from jupyter_client.manager import KernelManager


def processor_seconds(pid):
    with open("/proc/%d/stat" % pid) as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


def once(kernel, cells):
    manager = KernelManager(kernel_name=kernel)
    begin = time.perf_counter()
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    # Asked again and again, since a request that comes before the kernel listens is only resent by the transport.
    while True:
        client.kernel_info()
        try:
            client.get_shell_msg(timeout=0.05)
            break
        except Exception:
            if not manager.is_alive():
                raise SystemExit(kernel + " does not start")
    ready = time.perf_counter() - begin
    client.wait_for_ready(timeout=120)

    def cell(code):
        at = time.perf_counter()
        reply = client.execute_interactive(code, timeout=120, output_hook=lambda message: None)
        assert reply["content"]["status"] == "ok"
        return time.perf_counter() - at

    cell("1+1")
    first = time.perf_counter() - begin
    pid = manager.provisioner.process.pid
    for i in range(20):
        cell("%d+1" % i)
    before = processor_seconds(pid)
    times = sorted(cell("%d+1" % i) for i in range(cells))
    result = {
        "kernel": kernel, "ready": ready, "first": first, "cell": times[len(times) // 2], "slow": times[int(len(times) * .95)],
        "processor": (processor_seconds(pid) - before) / cells, "load": float(open("/proc/loadavg").read().split()[0]),
    }
    at = time.perf_counter()
    manager.shutdown_kernel()
    result["shutdown"] = time.perf_counter() - at
    print(json.dumps(result), flush=True)


for _ in range(int(sys.argv[1])):
    for name in sys.argv[3:]:
        once(name, int(sys.argv[2]))
