using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace DeepInnovation.Browser.Tests;

/// <summary>Debian's Jupyter Notebook on a folder of its own, with our kernel and nothing of the machine's user.</summary>
public sealed class JupyterServer : IDisposable
{
    // The distribution's interpreter: that is where its packages are.
    private const string Python = "/usr/bin/python3";

    // The tool as it is built, with its own runtime configuration.
    private static readonly string Tool = Path.Combine(
        AppContext.BaseDirectory.Replace(Path.Combine("tests", "DeepInnovation.Browser.Tests"),
            Path.Combine("src", "DeepInnovation.Cli"), StringComparison.Ordinal), "DeepInnovation.Cli.dll");

    private Process? _server;

    /// <summary>Where notebooks lie.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("deepinnovation-jupyter-").FullName;

    /// <summary>Starts the server where it is not running; skips the test where it is not installed.</summary>
    /// <returns>Its address.</returns>
    public async Task<string> StartAsync(CancellationToken cancellation)
    {
        Assert.SkipUnless(File.Exists(Python) && await EndAsync(Python, ["-c", "import notebook"]) == 0,
            "Jupyter Notebook is not installed (Debian: apt-get install jupyter-notebook).");
        Assert.Equal(0, await EndAsync("dotnet", [Tool, "kernel", "install", "--prefix", Folder]));
        // Another program may take the port between its choice and its use: then another one is chosen.
        for (var attempt = 1; ; attempt++)
        {
            if (await StartAsync(FreePort(), cancellation) is { } address)
                return address;
            Assert.True(attempt < 5, "Jupyter Notebook ended as soon as it was started.");
        }
    }

    /// <returns>The address; null when the server has ended by itself.</returns>
    private async Task<string?> StartAsync(int port, CancellationToken cancellation)
    {
        var address = $"http://127.0.0.1:{port}";
        _server?.Dispose();
        _server = Start(Python,
        [
            "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--port-retries=0",
            "--NotebookApp.token=", "--NotebookApp.password=", $"--notebook-dir={Folder}",
        ]);
        using var client = new HttpClient();
        for (var i = 0; ; i++)
        {
            try
            {
                if ((await client.GetAsync(new Uri(address + "/api"), cancellation)).IsSuccessStatusCode)
                    return address;
            }
            catch (HttpRequestException) when (i < 1800)
            {
                if (_server.HasExited)
                    return null;
                await Task.Delay(100, cancellation);
            }
        }
    }

    public void Dispose()
    {
        if (_server is not null)
        {
            _server.Kill(entireProcessTree: true);
            _server.WaitForExit();
            _server.Dispose();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private async Task<int> EndAsync(string program, string[] arguments)
    {
        using var process = Start(program, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder };
        start.Environment["JUPYTER_PATH"] = Path.Combine(Folder, "share", "jupyter");
        foreach (var name in (string[])["DATA", "RUNTIME", "CONFIG"])
            start.Environment[$"JUPYTER_{name}_DIR"] = Path.Combine(Folder, ".jupyter", name.ToLowerInvariant());
        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
