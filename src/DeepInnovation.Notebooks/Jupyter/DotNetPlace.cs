using System.Runtime.InteropServices;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>Locates the running .NET and tells how a front end's process can find it again.</summary>
public static class DotNetPlace
{
    /// <summary>The absolute path of <c>dotnet</c>; null if the program brings its own runtime.</summary>
    public static string? Program() => ProgramOf(RuntimeEnvironment.GetRuntimeDirectory());

    /// <summary>
    /// <c>DOTNET_ROOT</c> if this .NET is neither in the system's place nor registered (<c>~/.dotnet</c>, an unpacked archive, a
    /// Python environment); else empty.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Variables() =>
        Program() is { } program ? Variables(Path.GetDirectoryName(program)!, SystemPlaces()) : new Dictionary<string, string>();

    /// <summary>Derives <c>ROOT/dotnet</c> from <c>ROOT/shared/Microsoft.NETCore.App/VERSION/</c>.</summary>
    internal static string? ProgramOf(string runtime)
    {
        var root = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        var program = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(program) ? program : null;
    }

    internal static IReadOnlyDictionary<string, string> Variables(string root, IEnumerable<string> places)
    {
        var comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        if (places.Any(place => Path.TrimEndingDirectorySeparator(place).Equals(root, comparison)))
            return new Dictionary<string, string>();
        // Under emulation, the variable without the processor's name belongs to the other .NET.
        var own = RuntimeInformation.ProcessArchitecture;
        var name = own == RuntimeInformation.OSArchitecture ? "DOTNET_ROOT" : "DOTNET_ROOT_" + own.ToString().ToUpperInvariant();
        return new Dictionary<string, string> { [name] = root };
    }

    // https://learn.microsoft.com/dotnet/core/tools/dotnet-environment-variables, and
    // github.com/dotnet/designs, install-locations.md
    private static IEnumerable<string> SystemPlaces()
    {
        if (OperatingSystem.IsWindows())
            return [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "dotnet")];
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        string[] files = [$"/etc/dotnet/install_location_{architecture}", "/etc/dotnet/install_location"];
        var registered = files.Where(File.Exists).SelectMany(file => Disk.ReadLines(file).Take(1)).Select(line => line.Trim());
        return registered.Append(OperatingSystem.IsMacOS() ? "/usr/local/share/dotnet" : "/usr/share/dotnet");
    }
}
