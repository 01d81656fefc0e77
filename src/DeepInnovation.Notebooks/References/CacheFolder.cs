using DeepInnovation.Core.Files;

namespace DeepInnovation.Notebooks.References;

/// <summary>
/// The folder that caches restores. It is per user, because in a shared temporary folder another user could place
/// files that our process would load.
/// </summary>
internal static class CacheFolder
{
    private const string Name = "deepinnovation";

    private static readonly Lazy<string> Chosen = new(() => Choose(Environment.GetEnvironmentVariable, Environment.GetFolderPath(
        OperatingSystem.IsWindows() ? Environment.SpecialFolder.LocalApplicationData : Environment.SpecialFolder.UserProfile,
        Environment.SpecialFolderOption.DoNotVerify)));

    /// <summary>The folder, created and writable; fixed for the process.</summary>
    internal static string Path => Chosen.Value;

    /// <summary>
    /// The user's cache folder (XDG, Apple's and Microsoft's conventions); without a writable home, a fresh
    /// folder known only to this process.
    /// </summary>
    internal static string Choose(Func<string, string?> variable, string home)
    {
        var cache = home.Length == 0 ? null
            : OperatingSystem.IsWindows() ? home
            : OperatingSystem.IsMacOS() ? System.IO.Path.Combine(home, "Library", "Caches")
            : variable("XDG_CACHE_HOME") is { } named && System.IO.Path.IsPathFullyQualified(named) ? named
            : System.IO.Path.Combine(home, ".cache");
        return cache is not null && TryMake(System.IO.Path.Combine(cache, Name)) is { } made ? made
            : Directory.CreateTempSubdirectory(Name + "-").FullName;
    }

    private static string? TryMake(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = System.IO.Path.Combine(folder, System.IO.Path.GetRandomFileName());
            Disk.Create(probe).Dispose();
            Disk.Delete(probe);
            return folder;
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            // Services may run as users whose home is missing or read-only.
            return null;
        }
    }
}
