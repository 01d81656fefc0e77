using System.Diagnostics;
using System.Text.Json;

namespace DeepInnovation.Notebooks.Execution;

/// <summary>
/// Brings what <c>#r "nuget: Name, Version"</c> names: a throw-away project is restored by the SDK, with the user's own sources and
/// cache, and its list of assemblies read.
/// </summary>
internal static class PackageRestore
{
    /// <summary>The paths of the assemblies of a package and of all that it needs.</summary>
    /// <exception cref="NotebookException">It cannot be restored.</exception>
    internal static IReadOnlyList<string> Assemblies(string package, string? version)
    {
        if (package.Length == 0 || package.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_')) || version?.Any(c => c is '"' or '<' or '&') == true)
            throw new NotebookException($"#r \"nuget: {package}\": this is no package name. Write #r \"nuget: Name, 1.2.3\".");
        var folder = Directory.CreateTempSubdirectory("notebook-package-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "package.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                    <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
                  </PropertyGroup>
                  <ItemGroup><PackageReference Include="{package}" Version="{version ?? "*"}" /></ItemGroup>
                </Project>
                """);
            Restore(folder, package);
            return Read(Path.Combine(folder, "obj", "project.assets.json"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Restore(string folder, string package)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["restore", "--nologo", "--verbosity", "quiet"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new NotebookException($"#r \"nuget: {package}\": dotnet cannot be started. Install the .NET SDK.");
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == 0)
            return;
        var reason = (output + error.Result).Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))?.Trim() ?? "no reason given";
        throw new NotebookException($"#r \"nuget: {package}\": the package could not be restored ({reason}). Check its name, its version and the network.");
    }

    private static List<string> Read(string assets)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(assets));
        var folders = json.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        var libraries = json.RootElement.GetProperty("libraries");
        var paths = new List<string>();
        foreach (var package in json.RootElement.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject())
        {
            if (!package.Value.TryGetProperty("runtime", out var runtime))
                continue;
            var at = libraries.GetProperty(package.Name).GetProperty("path").GetString()!;
            paths.AddRange(runtime.EnumerateObject()
                .Where(file => file.Name.EndsWith(".dll", StringComparison.Ordinal))
                .Select(file => folders.Select(folder => Path.Combine(folder, at, file.Name)).First(File.Exists)));
        }

        return paths;
    }
}
