using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Notebooks.References;

/// <summary>
/// Restores packages by a .NET SDK restore of a temporary project, so that versions, sources, proxies and credentials follow the
/// user's NuGet configuration. Results are cached by input, so that a second run needs no restore.
/// </summary>
internal static class PackageRestore
{
    /// <param name="packages">Names and versions; null for the newest.</param>
    /// <param name="sources">Additional sources: URLs or absolute folders.</param>
    /// <param name="folder">The notebook's folder, whose <c>nuget.config</c>, there or above, applies.</param>
    /// <param name="cancellation">Stops the restore.</param>
    /// <exception cref="NotebookException">The restore failed; the message carries NuGet's first error.</exception>
    internal static async Task<PackageAssets> RunAsync(
        IReadOnlyDictionary<string, string?> packages, IReadOnlyList<string> sources, string folder,
        CancellationToken cancellation)
    {
        var project = Project(packages, sources, folder);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..16];
        var place = Path.Combine(CacheFolder.Path, "packages", hash);
        var assets = Path.Combine(place, "obj", "project.assets.json");
        if (File.Exists(assets) && PackageAssets.Read(assets, Platform) is var known && known.Exist())
            return known;
        var file = Path.Combine(place, "restore.csproj");
        AtomicFile.WriteText(file, project);
        var (code, output) = await RestoreAsync(file, cancellation).ConfigureAwait(false);
        if (code != 0 || !File.Exists(assets))
            throw new NotebookException(Explain(packages, output));
        return PackageAssets.Read(assets, Platform);
    }

    private static string Platform => RuntimeInformation.RuntimeIdentifier;

    private static string Project(IReadOnlyDictionary<string, string?> packages, IReadOnlyList<string> sources, string folder)
    {
        var items = packages.OrderBy(p => p.Key, StringComparer.OrdinalIgnoreCase)
            .Select(p => (Id: SecurityElement.Escape(p.Key), Version: SecurityElement.Escape(p.Value ?? "*")))
            .Select(p => $"""    <PackageReference Include="{p.Id}" Version="{p.Version}" />""");
        var more = SecurityElement.Escape(string.Join(';', sources));
        return $"""
            <Project>
              <PropertyGroup>
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
                <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
                <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
                <RestoreRootConfigDirectory>{SecurityElement.Escape(folder)}</RestoreRootConfigDirectory>
                <RestoreAdditionalProjectSources>{more}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                <RuntimeIdentifier>{Platform}</RuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
            {string.Join('\n', items)}
              </ItemGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
            </Project>

            """;
    }

    private static async Task<(int Code, string Output)> RestoreAsync(string project, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(DotNet(), ["restore", project, "--nologo", "-v", "quiet", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(project),
        };
        // Variables from a surrounding test host or build would mislead the SDK.
        foreach (var name in (string[])["MSBuildExtensionsPath", "MSBuildSDKsPath", "MSBUILD_EXE_PATH",
            "MSBuildLoadMicrosoftTargetsReadOnly"])
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new NotebookException(
                "packages are restored by the .NET SDK, but no 'dotnet' was found. Put it on the PATH.", inner: error);
        }

        using (process)
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None),
                process.StandardError.ReadToEndAsync(CancellationToken.None));
            try
            {
                await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            return (process.ExitCode, await output.ConfigureAwait(false) + await errors.ConfigureAwait(false));
        }
    }

    private static string DotNet()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host && File.Exists(host))
            return host;
        return Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
    }

    private static string Explain(IReadOnlyDictionary<string, string?> packages, string output)
    {
        var asked = string.Join(", ", packages.Select(p => p.Value is null ? p.Key : $"{p.Key} {p.Value}"));
        var line = output.Split('\n').FirstOrDefault(l => l.Contains("error ", StringComparison.Ordinal))
            ?.Trim() ?? output.Trim();
        var error = line.IndexOf("error ", StringComparison.Ordinal) is var at and >= 0 ? line[(at + "error ".Length)..] : line;
        // NU13xx: the source did not answer.
        var hint = error.StartsWith("NU13", StringComparison.Ordinal)
            ? " Is there a network? Without one, packages come from the global cache or from a local source "
                + "(#i \"nuget: folder\")."
            : " Check the name and the version.";
        return $"the packages could not be restored ({asked}): {error.TrimEnd('.')}.{hint}";
    }
}
