"""Drives the kernel as Jupyter's own programs do; each command prints what the tests compare.

drive.py notebook FILE FOLDER NAME=VALUE...   executes by nbclient in FOLDER, values injected as papermill does
drive.py cells COUNT                          quick cells: resident MiB and open files after a tenth and at the end
drive.py killed                               kill -9 while a cell runs, restart, a cell
drive.py restart                              restart while a cell runs: process numbers of old and new kernel
drive.py hold                                 prints the kernel's process number and waits to be killed
"""
import json
import os
import signal
import sys
import time


def start():
    from jupyter_client.manager import KernelManager
    manager = KernelManager(kernel_name=".net-csharp")
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=120)
    return manager, client


def run(client, code):
    reply = client.execute_interactive(code, timeout=120, output_hook=lambda message: None)
    return reply["content"]["status"]


def pid(manager):
    return manager.provisioner.process.pid


def notebook(file, folder, values):
    import nbformat
    from nbclient import NotebookClient
    document = nbformat.read(file, as_version=4)
    at = next(i for i, cell in enumerate(document.cells) if "parameters" in cell.metadata.get("tags", []))
    lines = ["var %s = %s;" % (name, json.dumps(value)) for name, value in (pair.split("=", 1) for pair in values)]
    document.cells.insert(at + 1, nbformat.v4.new_code_cell("\n".join(lines), metadata={"tags": ["injected-parameters"]}))
    NotebookClient(document, timeout=600, resources={"metadata": {"path": folder}}).execute()
    nbformat.validate(document)
    code = [cell for cell in document.cells if cell.cell_type == "code"]
    print(json.dumps({
        "cells": len(code),
        "counted": [cell.execution_count for cell in code],
        "outputs": [output.output_type for cell in code for output in cell.outputs],
        "charts": sum("data-di-chart" in str(output.get("data", {}).get("text/html", "")) for cell in code for output in cell.outputs),
        "language": document.metadata["language_info"]["name"],
    }))


def cells(count):
    manager, client = start()

    def look():
        with open("/proc/%d/statm" % pid(manager)) as memory:
            resident = int(memory.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // (1 << 20)
        return {"resident": resident, "files": len(os.listdir("/proc/%d/fd" % pid(manager))), "threads": len(os.listdir("/proc/%d/task" % pid(manager))),
                "libraries": sorted({os.path.basename(line.split()[-1]) for line in open("/proc/%d/maps" % pid(manager)) if line.rstrip().endswith((".dll", ".so"))})}

    seen = []
    for i in range(1, count + 1):
        assert run(client, "%d + 1" % i) == "ok"
        if i in (count // 10, count):
            seen.append(look())
    manager.shutdown_kernel()
    print(json.dumps(seen))


def killed():
    manager, client = start()
    client.execute("while (true) { }")
    time.sleep(1)
    os.kill(pid(manager), signal.SIGKILL)
    until = time.monotonic() + 120
    while manager.is_alive() and time.monotonic() < until:
        time.sleep(0.1)
    dead = not manager.is_alive()
    manager.restart_kernel()
    client.wait_for_ready(timeout=120)
    print(json.dumps({"dead": dead, "again": run(client, "1 + 1")}))
    manager.shutdown_kernel()


def restart():
    manager, client = start()
    run(client, "new System.Threading.Thread(() => { while (true) System.Threading.Thread.Sleep(10); }).Start();")
    client.execute("while (true) { }")
    time.sleep(1)
    old = pid(manager)
    manager.restart_kernel()
    client.wait_for_ready(timeout=120)
    new = pid(manager)
    status = run(client, "1 + 1")
    manager.shutdown_kernel()
    print(json.dumps({"old": old, "new": new, "again": status}))


def hold():
    manager, client = start()
    client.execute("while (true) { }")
    print(pid(manager), flush=True)
    time.sleep(600)


if __name__ == "__main__":
    command, arguments = sys.argv[1], sys.argv[2:]
    if command == "notebook":
        notebook(arguments[0], arguments[1], arguments[2:])
    elif command == "cells":
        cells(int(arguments[0]))
    else:
        {"killed": killed, "restart": restart, "hold": hold}[command]()
