using DeepInnovation.Core.Natives;

namespace DeepInnovation.Cli.Tests.Platforms;

/// <summary>What lies beside the program after a build: these tests' own folder has all of it.</summary>
public sealed class BuildContentTests
{
    private static readonly FileInfo[] Files = new DirectoryInfo(AppContext.BaseDirectory).GetFiles("*",
        SearchOption.AllDirectories);

    [Fact]
    public void Native_libraries_are_those_of_this_machine()
    {
        var natives = Files.Where(f => f.FullName.Contains($"{Path.DirectorySeparatorChar}native{Path.DirectorySeparatorChar}",
            StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(natives);
        Assert.All(natives, file => Assert.Contains(Machine.This.Platform, NativeImage.Read(file.FullName)?.Platforms ?? []));
    }

    [Fact]
    public void Neither_symbols_of_others_nor_libraries_of_phones_are_there() =>
        Assert.Empty(Files.Where(f => NotForRunning(f.Name)).Select(f => f.FullName));

    [Fact]
    public void It_takes_less_than_250_MB()
    {
        // Ten test projects have such a folder each.
        Assert.InRange(Files.Sum(f => f.Length), 1, 250_000_000);
    }

    /// <summary>
    /// Whether a file is no use to a program that runs: symbols but our own, import libraries, and what phones and browsers load.
    /// </summary>
    internal static bool NotForRunning(string file) => Path.GetExtension(file) switch
    {
        ".pdb" => !file.StartsWith("DeepInnovation", StringComparison.Ordinal),
        ".dbg" or ".dwarf" or ".debug" or ".dsym" or ".lib" or ".exp" or ".a" or ".aar" or ".zip" or ".wasm" => true,
        _ => false,
    };
}
