using System.Diagnostics;
using System.Text.Json.Nodes;

namespace DeepInnovation.Cli.Tests.Kernel;

/// <summary>The kernel installed into a folder of its own, and the distribution's Jupyter to drive it.</summary>
public sealed class InstalledKernel : IDisposable
{
    // The distribution's interpreter: that is where its packages are.
    private const string Python = "/usr/bin/python3";
    private static readonly string Driver = Path.Combine(AppContext.BaseDirectory, "Kernel", "drive.py");
    // As it is built, and not the copy among the tests, which run on another framework and lack what that brings.
    private static readonly string Tool = Path.Combine(
        AppContext.BaseDirectory.Replace(Path.Combine("tests", "DeepInnovation.Cli.Tests"),
            Path.Combine("src", "DeepInnovation.Cli"), StringComparison.Ordinal), "DeepInnovation.Cli.dll");

    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-kernel-").FullName;

    public InstalledKernel()
    {
        var (code, output) = Run("dotnet", [Tool, "kernel", "install", "--prefix", _folder]);
        Assert.True(code == 0, output);
    }

    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Skips the test where a Python module is not installed.</summary>
    public static void Needs(string module, string package)
    {
        Assert.SkipUnless(File.Exists(Python), $"{Python} is not there (Debian: apt-get install {package}).");
        Assert.SkipUnless(Start(Python, ["-c", $"import {module}"], null) is var probe && Finish(probe).Code == 0,
            $"{module} is not installed (Debian: apt-get install {package}).");
    }

    /// <summary>What a command of drive.py printed last.</summary>
    public string Drive(params string[] arguments)
    {
        var (code, output) = Run(Python, [Driver, .. arguments]);
        Assert.True(code == 0, output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
    }

    public (int Code, string Output) Module(string input, params string[] arguments) => Run(Python, ["-m", .. arguments], input);

    /// <summary>A front end that waits to be killed; its first line is the kernel's process number.</summary>
    public Process Hold(params string[] arguments) => Start(Python, [Driver, .. arguments], _folder);

    /// <summary>What is installed.</summary>
    public JsonNode Spec() => JsonNode.Parse(File.ReadAllText(PathOf("share/jupyter/kernels/.net-csharp/kernel.json")))!;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (int Code, string Output) Run(string program, string[] arguments, string input = "")
    {
        using var process = Start(program, arguments, _folder);
        process.StandardInput.Write(input);
        return Finish(process);
    }

    private static (int Code, string Output) Finish(Process process)
    {
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + errors.Result);
    }

    private static Process Start(string program, string[] arguments, string? folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        if (folder is not null)
        {
            start.WorkingDirectory = folder;
            start.Environment["JUPYTER_PATH"] = Path.Combine(folder, "share", "jupyter");
            // Nothing of the machine's user is read or written.
            start.Environment["JUPYTER_DATA_DIR"] = Path.Combine(folder, "data");
            start.Environment["JUPYTER_RUNTIME_DIR"] = Path.Combine(folder, "runtime");
            start.Environment["JUPYTER_CONFIG_DIR"] = Path.Combine(folder, "config");
        }

        return Process.Start(start)!;
    }
}
