using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>
/// The folder that registers a kernel with Jupyter (https://jupyter-client.readthedocs.io/en/stable/kernels.html#kernel-specs).
/// </summary>
public static class KernelSpec
{
    /// <summary>The kernel name in C# notebooks, whichever kernel made them, so that Jupyter opens them with ours.</summary>
    public const string DefaultName = ".net-csharp";

    private const string Mark = "deepinnovation";
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", IndentSize = 1, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The user's kernel folder in Jupyter.</summary>
    /// <exception cref="NotebookException">The user has no home folder.</exception>
    public static string UserFolder() => Path.Combine(UserData(Environment.GetEnvironmentVariable, Home()), "kernels");

    /// <summary>The kernel folder of an installation, for example of a Python environment.</summary>
    /// <param name="prefix">The installation's folder, for example <c>/usr/local</c> or a virtual environment.</param>
    public static string PrefixFolder(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    /// <summary>
    /// The folder for copies of the program from which a kernel runs: inside the kernel's folder, which
    /// <c>jupyter kernelspec remove</c> deletes whole. On Windows the user's kernels lie in roaming data, which a domain copies
    /// over the network at each logon; there the copies go into local data.
    /// </summary>
    /// <param name="kernels">The folder that holds all kernels.</param>
    /// <param name="name">The kernel's name.</param>
    public static string ProgramPlace(string kernels, string name)
    {
        var roaming = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData) : "";
        var full = Path.GetFullPath(kernels);
        if (roaming.Length == 0 || !full.StartsWith(roaming + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase))
            return Path.Combine(full, name, "program");
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return Path.Combine(local, "deepinnovation", "kernels", name);
    }

    /// <summary>The path of a kernel's <c>kernel.json</c>, which may not exist.</summary>
    /// <param name="kernels">The folder that holds all kernels.</param>
    /// <param name="name">The kernel's name, lower case.</param>
    /// <param name="force">True to accept another program's kernel of that name.</param>
    /// <exception cref="NotebookException">The name is invalid, or another program's kernel has it.</exception>
    public static string File(string kernels, string name, bool force)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') || name.All(c => c == '.'))
            throw new NotebookException($"\"{name}\" cannot name a kernel; use letters, digits, dots, hyphens and underscores.");
        var file = Path.Combine(Path.GetFullPath(kernels), name, "kernel.json");
        if (!force && System.IO.File.Exists(file) && !IsOurs(file))
        {
            throw new NotebookException(
                "this kernel is another program's (.NET Interactive installs one of this name). "
                + "Give --force to take its place, or --name to choose another.",
                file);
        }

        return file;
    }

    /// <summary>Installs our kernel's folder and returns the path of its <c>kernel.json</c>.</summary>
    /// <param name="kernels">The folder that holds all kernels.</param>
    /// <param name="name">The kernel's name, lower case.</param>
    /// <param name="command">The command that starts the kernel, with an absolute program path and
    /// without the connection file.</param>
    /// <param name="force">True to replace another program's kernel of that name.</param>
    /// <param name="environment">Additional environment variables of the kernel.</param>
    /// <exception cref="NotebookException">The name is invalid, or another program's kernel has it.</exception>
    public static string Install(
        string kernels, string name, IReadOnlyList<string> command, bool force,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        if (!Path.IsPathFullyQualified(command[0]))
            throw new ArgumentException(
                $"A front end starts the kernel in any folder; \"{command[0]}\" is no absolute path.", nameof(command));
        var file = File(kernels, name, force);
        // Measured (benchmarks/kernel): without either, the compiler's first hundreds of cells take a quarter less time.
        var variables = new JsonObject { ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcConcurrent"] = "0" };
        foreach (var (variable, value) in environment ?? new Dictionary<string, string>())
            variables[variable] = value;
        var json = new JsonObject
        {
            ["argv"] = new JsonArray([.. command.Append("{connection_file}").Select(part => (JsonNode)part)]),
            ["display_name"] = name == DefaultName ? ".NET (C#)" : $".NET (C#), {name}",
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["env"] = variables,
            ["metadata"] = new JsonObject { [Mark] = KernelInfo.Version },
        };
        AtomicFile.WriteText(file, json.ToJsonString(Indented) + "\n");
        return file;
    }

    /// <summary>Removes our kernel's <c>kernel.json</c>, and its folder if that leaves it empty.</summary>
    /// <param name="kernels">The folder that holds all kernels.</param>
    /// <param name="name">The kernel's name, lower case.</param>
    /// <param name="force">True to remove another program's kernel of that name.</param>
    /// <exception cref="NotebookException">The name is invalid, or another program's kernel has it.</exception>
    public static void Remove(string kernels, string name, bool force)
    {
        var file = File(kernels, name, force);
        Disk.Delete(file);
        var folder = Path.GetDirectoryName(file)!;
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    /// <summary>Jupyter's user data folder (https://docs.jupyter.org/en/stable/use/jupyter-directories.html).</summary>
    /// <param name="variable">The environment.</param>
    /// <param name="home">The user's home folder; null for none.</param>
    internal static string UserData(Func<string, string?> variable, string? home)
    {
        if (Absolute("JUPYTER_DATA_DIR") is { } named)
            return named;
        if (OperatingSystem.IsWindows()
            && Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData) is { Length: > 0 } roaming)
            return Path.Combine(roaming, "jupyter");
        if (OperatingSystem.IsLinux() && Absolute("XDG_DATA_HOME") is { } data)
            return Path.Combine(data, "jupyter");
        if (home is null)
        {
            throw new NotebookException(
                "there is no home folder into which to install for this user (HOME is missing, or names no folder). "
                + "Give --prefix DIR, for example of a Python environment, or set HOME or JUPYTER_DATA_DIR.");
        }

        return OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Jupyter")
            : OperatingSystem.IsWindows() ? Path.Combine(home, "AppData", "Roaming", "jupyter")
            : Path.Combine(home, ".local", "share", "jupyter");

        string? Absolute(string name)
        {
            if (variable(name) is not { Length: > 0 } value)
                return null;
            if (Path.IsPathFullyQualified(value))
                return value;
            throw new NotebookException(
                $"{name} is \"{value}\", which means another folder in each folder. "
                + "Give it an absolute path, or install with --prefix DIR.");
        }
    }

    /// <summary>The user's home folder from HOME, else from the system's user list; null if neither names one.</summary>
    private static string? Home()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        // The framework answers "/" for users missing from the list, which nobody meant.
        var isGuess = !OperatingSystem.IsWindows() && home == "/" && Environment.GetEnvironmentVariable("HOME") != "/";
        return Path.IsPathFullyQualified(home) && !isGuess && Directory.Exists(home) ? home : null;
    }

    private static bool IsOurs(string file)
    {
        try
        {
            return ((StrictJson.Node(Disk.ReadAllBytes(file)) as JsonObject)?["metadata"] as JsonObject)
                ?.ContainsKey(Mark) == true;
        }
        catch (JsonFaultException)
        {
            // An unreadable file cannot be shown to be ours.
            return false;
        }
    }
}
