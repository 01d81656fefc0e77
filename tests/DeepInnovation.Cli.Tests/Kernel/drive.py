"""Drives the kernel as Jupyter's own programs do; each command prints what the tests compare.

drive.py notebook FILE FOLDER NAME=VALUE...   executes by nbclient in FOLDER, values injected as papermill does
drive.py cells COUNT                          quick cells: resident MiB and open files after a tenth and at the end
drive.py killed                               kill -9 while a cell runs, restart, a cell
drive.py restart                              restart while a cell runs: process numbers of old and new kernel
drive.py hold                                 prints the kernel's process number and waits to be killed
drive.py unnamed PARENT ARGUMENT...           as hold, but the kernel is started as VS Code does it: PARENT is JPY_PARENT_PID,
                                              none when empty
drive.py rebuilt BUILD PREFIX                 a kernel whose build is changed, installed again, removed and made anew: what cells
                                              say, which copies are there
"""
import json
import os
import shutil
import signal
import subprocess
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
        "charts": sum("data-di-chart" in str(output.get("data", {}).get("text/html", "")) for cell in code
            for output in cell.outputs),
        "language": document.metadata["language_info"]["name"],
    }))


def cells(count):
    manager, client = start()

    def look():
        with open("/proc/%d/statm" % pid(manager)) as memory:
            resident = int(memory.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // (1 << 20)
        return {"resident": resident, "files": len(os.listdir("/proc/%d/fd" % pid(manager))),
            "threads": len(os.listdir("/proc/%d/task" % pid(manager))),
            "libraries": sorted({os.path.basename(line.split()[-1]) for line in open("/proc/%d/maps" % pid(manager))
                if line.rstrip().endswith((".dll", ".so"))})}

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


def unnamed(parent, arguments):
    from jupyter_client.blocking import BlockingKernelClient
    from jupyter_client.connect import write_connection_file
    from jupyter_client.kernelspec import KernelSpecManager
    spec = KernelSpecManager().get_kernel_spec(".net-csharp")
    connection, _ = write_connection_file()
    environment = {name: value for name, value in os.environ.items() if name != "JPY_PARENT_PID"}
    environment.update(spec.env, **({"JPY_PARENT_PID": parent} if parent else {}))
    started = subprocess.Popen([connection if part == "{connection_file}" else part for part in spec.argv] + arguments,
        env=environment)
    client = BlockingKernelClient(connection_file=connection)
    client.load_connection_file()
    client.start_channels()
    # Without a manager the client takes a kernel for dead whose heart does not beat within seconds of its start: on a busy
    # machine that says nothing.
    until = time.monotonic() + 120
    while True:
        try:
            client.wait_for_ready(timeout=120)
            break
        except RuntimeError:
            if started.poll() is not None or time.monotonic() > until:
                raise
    print(started.pid, flush=True)
    time.sleep(600)


def text(client, code):
    outputs = []
    reply = client.execute_interactive(code, timeout=120, output_hook=outputs.append)["content"]
    return reply["status"] + " " + "".join(output["content"].get("text", "") + output["content"].get("evalue", "")
        for output in outputs)


def rebuilt(build, prefix):
    def install():
        return subprocess.run(["dotnet", build + "/DeepInnovation.Cli.dll", "kernel", "install", "--prefix", prefix], check=True,
            capture_output=True, text=True).stdout

    def copies():
        return sorted(os.listdir(prefix + "/share/jupyter/kernels/.net-csharp/program"))

    def opened(manager):
        with open("/proc/%d/maps" % pid(manager)) as maps:
            return [line.split()[-1] for line in maps if build in line]

    next_build = build + ".next"
    shutil.copytree(build, next_build)
    with open(next_build + "/DeepInnovation.Neural.dll", "ab") as library:
        library.write(b"\0")
    install()
    seen = {"copies": [copies()]}
    manager, client = start()
    seen["first"] = text(client, "Console.WriteLine(1 + 1);")
    with open(build + "/DeepInnovation.Cli.xml", "a") as documentation:
        documentation.write("<!-- another build -->")
    seen["install"] = install()
    seen["copies"].append(copies())
    shutil.rmtree(build)
    # Loaded only now: managed assemblies and a native library.
    seen["removed"] = text(client,
        '#r "%s/DeepInnovation.Core.dll"\nvar database = DeepInnovation.Core.Tables.ParquetTable.Open();\n'
        'Console.WriteLine(database.ServerVersion.Length > 0);' % build)
    seen["opened"] = opened(manager)
    manager.shutdown_kernel()
    manager, client = start()
    seen["again"] = text(client, "Console.WriteLine(2 + 2);")
    manager.shutdown_kernel()
    os.rename(next_build, build)
    manager, client = start()
    seen["stale"] = [text(client, "Console.WriteLine(3 + 3);"), text(client, "Console.WriteLine(4 + 4);")]
    manager.shutdown_kernel()
    install()
    seen["copies"].append(copies())
    print(json.dumps(seen))


if __name__ == "__main__":
    command, arguments = sys.argv[1], sys.argv[2:]
    if command == "notebook":
        notebook(arguments[0], arguments[1], arguments[2:])
    elif command == "cells":
        cells(int(arguments[0]))
    elif command == "unnamed":
        unnamed(arguments[0], arguments[1:])
    elif command == "rebuilt":
        rebuilt(*arguments)
    else:
        {"killed": killed, "restart": restart, "hold": hold}[command]()
