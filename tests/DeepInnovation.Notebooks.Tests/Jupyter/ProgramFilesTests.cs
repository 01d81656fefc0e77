using DeepInnovation.Notebooks.Jupyter;

namespace DeepInnovation.Notebooks.Tests.Jupyter;

public class ProgramFilesTests
{
    [Theory]
    [InlineData("linux-x64", "linux-x64 linux unix unix-x64 any")]
    [InlineData("linux-arm64", "linux-arm64 linux unix any")]
    [InlineData("linux-musl-x64", "linux-musl-x64 linux-x64 linux unix unix-x64 any")]
    [InlineData("alpine.3.22-x64", "linux-musl-x64 linux-x64 linux unix unix-x64 any")]
    [InlineData("ubuntu.24.04-x64", "linux-x64 linux unix unix-x64 any")]
    [InlineData("win-x64", "win-x64 win win10-x64 any")]
    [InlineData("win-arm64", "win-arm64 win any")]
    [InlineData("osx-arm64", "osx-arm64 osx unix any")]
    [InlineData("osx.15-x64", "osx-x64 osx unix unix-x64 any")]
    public void Only_this_platforms_native_libraries_fit(string platform, string fitting)
    {
        string[] all =
        [
            "any", "android", "android-x64", "browser", "ios", "ios-arm64", "iossimulator-arm64",
            "linux", "linux-arm", "linux-arm64", "linux-bionic-x64", "linux-musl-x64", "linux-x64", "maccatalyst-arm64",
            "osx", "osx-arm64", "osx-x64", "unix", "unix-x64", "win", "win-arm64", "win-x64", "win-x86", "win10-x64",
        ];
        Assert.Equal(fitting.Split(' ').Order(StringComparer.Ordinal),
            all.Where(libraries => ProgramFiles.Fits(libraries, platform)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Symbols_other_platforms_and_the_program_once_more_are_left_out()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in (string[])["tool.dll", "tool.pdb", "tool.xml", "tool.runtimeconfig.json",
            "in-use.lock", "Models/en/words.bin", "runtimes/win-x64/native/a.dll", "runtimes/linux-x64/native/liba.so",
            "runtimes/linux-x64/native/liba.pdb", "publish/tool.dll", "publish/other.dll", "linux-x64/publish/tool.dll",
            "linux-x64/other.dll", "win-x64/tool.dll"])
            folder.Write(file, "x");
        Assert.Equal(
            ["Models/en/words.bin", "runtimes/linux-x64/native/liba.so", "tool.dll", "tool.runtimeconfig.json", "tool.xml"],
            ProgramFiles.Find(folder.Path, "tool.dll", "linux-x64").Select(path => path.Replace('\\', '/')));
    }
}
