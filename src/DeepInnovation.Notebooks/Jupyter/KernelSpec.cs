using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>The folder by which Jupyter knows a kernel (https://jupyter-client.readthedocs.io/en/stable/kernels.html#kernel-specs).</summary>
public static class KernelSpec
{
    /// <summary>The name that C# notebooks carry, whichever kernel made them; Jupyter then opens ours by itself.</summary>
    public const string DefaultName = ".net-csharp";

    private const string Mark = "deepinnovation";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 1, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where Jupyter looks for kernels of this user.</summary>
    public static string UserFolder()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var data = Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } named ? named
            : OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter")
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Jupyter")
            : Path.Combine(Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } xdg ? xdg : Path.Combine(home, ".local", "share"), "jupyter");
        return Path.Combine(data, "kernels");
    }

    /// <summary>Where Jupyter looks for kernels of an installation, for example of a Python environment.</summary>
    /// <param name="prefix">The installation's folder, for example <c>/usr/local</c> or a virtual environment.</param>
    public static string PrefixFolder(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    /// <summary>Writes the folder of our kernel and returns the path of its <c>kernel.json</c>.</summary>
    /// <param name="kernels">The folder of all kernels.</param>
    /// <param name="name">The kernel's name, lower case.</param>
    /// <param name="command">The command that starts the kernel, without the connection file.</param>
    /// <param name="force">True to replace another program's kernel of that name.</param>
    /// <exception cref="NotebookException">The name is no kernel name, or another program's kernel has it.</exception>
    public static string Install(string kernels, string name, IReadOnlyList<string> command, bool force)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'))
            throw new NotebookException($"\"{name}\" cannot name a kernel; use letters, digits, dots, hyphens and underscores.");
        var file = Path.Combine(kernels, name, "kernel.json");
        if (!force && File.Exists(file) && !IsOurs(file))
            throw new NotebookException("this kernel is another program's (.NET Interactive installs one of this name). Give --force to replace it, or --name to install beside it.", file);
        var json = new JsonObject
        {
            ["argv"] = new JsonArray([.. command.Append("{connection_file}").Select(part => (JsonNode)part)]),
            ["display_name"] = name == DefaultName ? ".NET (C#)" : $".NET (C#), {name}",
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            // Measured (benchmarks/kernel): the compiler's first hundreds of cells take a quarter less time without either.
            ["env"] = new JsonObject { ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcConcurrent"] = "0" },
            ["metadata"] = new JsonObject { [Mark] = KernelInfo.Version },
        };
        AtomicFile.WriteText(file, json.ToJsonString(Indented) + "\n");
        return file;
    }

    private static bool IsOurs(string file)
    {
        try
        {
            return ((StrictJson.Node(Disk.ReadAllBytes(file)) as JsonObject)?["metadata"] as JsonObject)?.ContainsKey(Mark) == true;
        }
        catch (JsonFaultException)
        {
            // What cannot be read is not known to be ours.
            return false;
        }
    }
}
