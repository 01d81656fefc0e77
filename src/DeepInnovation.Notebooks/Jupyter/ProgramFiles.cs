using System.Runtime.InteropServices;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>Selects the files of a program's folder that this machine needs.</summary>
internal static class ProgramFiles
{
    private const string Natives = "runtimes";

    /// <summary>Larger than any build of ours: somebody published into a folder with other content.</summary>
    private const long MostBytes = 4L << 30;

    /// <summary>
    /// Paths relative to <paramref name="folder"/>, in ordinal order, without other platforms' native libraries, debug
    /// symbols, and folders that repeat the program (<c>publish</c>, single-platform builds). Keeps XML files, because the
    /// kernel shows their documentation.
    /// </summary>
    /// <param name="folder">The program's folder.</param>
    /// <param name="main">The name of its main file.</param>
    /// <param name="platform">The platform of the native libraries; null for this machine's.</param>
    /// <exception cref="NotebookException">The folder holds far more than a program.</exception>
    internal static IReadOnlyList<string> Find(string folder, string main, string? platform = null)
    {
        var found = new List<string>();
        long bytes = 0;
        Add("");
        found.Sort(StringComparer.Ordinal);
        return found;

        void Add(string below)
        {
            foreach (var file in new DirectoryInfo(Path.Combine(folder, below)).EnumerateFiles())
            {
                var isSymbols = file.Extension.Equals(".pdb", StringComparison.OrdinalIgnoreCase);
                if (isSymbols || (below.Length == 0 && file.Name == ProgramCopy.Lock))
                    continue;
                found.Add(Path.Combine(below, file.Name));
                if ((bytes += file.Length) > MostBytes)
                    throw new NotebookException("the program's folder holds more than 4 GiB; publish the program into a folder of its own.", folder);
            }

            foreach (var inner in Directory.EnumerateDirectories(Path.Combine(folder, below)))
            {
                var name = Path.GetFileName(inner);
                var isForeign = below == Natives && !Fits(name, platform ?? RuntimeInformation.RuntimeIdentifier);
                if (!isForeign && !HoldsProgram(inner))
                    Add(Path.Combine(below, name));
            }
        }

        bool HoldsProgram(string path) =>
            Directory.EnumerateDirectories(path).Prepend(path).Any(place => File.Exists(Path.Combine(place, main)));
    }

    /// <summary>
    /// Tells whether a process of one platform can load native libraries of another: <c>linux-x64</c> loads those of
    /// <c>linux</c>, <c>unix-x64</c> and <c>any</c>, but not those of <c>linux-arm64</c>, <c>linux-musl-x64</c> and
    /// <c>win-x64</c> (https://learn.microsoft.com/dotnet/core/rid-catalog).
    /// </summary>
    internal static bool Fits(string libraries, string platform)
    {
        var (theirs, ours) = (libraries.Split('-'), platform.Split('-'));
        var (system, own) = (System(theirs[0]), System(ours[0]));
        if (system != "any" && system != own && !(system == "unix" && own != "win"))
            return false;
        // A distribution's own platform name ("alpine.3.22-x64") does not tell its C library.
        var musl = ours.Contains("musl") || ours[0].StartsWith("alpine", StringComparison.Ordinal);
        return theirs.Skip(1).All(part => part == "musl" ? musl : part == ours[^1]);
    }

    private static string System(string name) => name.TrimEnd("0123456789.".ToCharArray()) switch
    {
        "android" or "ios" or "iossimulator" or "tvos" or "tvossimulator" or "maccatalyst" => name,
        "browser" or "wasi" or "freebsd" or "solaris" or "illumos" or "haiku" => name,
        "win" => "win",
        "osx" => "osx",
        "any" => "any",
        "unix" => "unix",
        // Everything else is Linux or a distribution of it.
        _ => "linux",
    };
}
