using DeepInnovation.Core.Files;

namespace DeepInnovation.Notebooks.References;

/// <summary>
/// Where restored packages are noted down. On a shared server the folder of temporary files is everybody's: another user could
/// own a name there, or put files under it that our process would load. The user's own cache is nobody else's.
/// </summary>
internal static class CacheFolder
{
    private const string Name = "deepinnovation";

    private static readonly Lazy<string> Chosen = new(() => Choose(Environment.GetEnvironmentVariable, Environment.GetFolderPath(
        OperatingSystem.IsWindows() ? Environment.SpecialFolder.LocalApplicationData : Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify)));

    /// <summary>The folder, which exists and can be written. The same for the whole process.</summary>
    internal static string Path => Chosen.Value;

    /// <summary>
    /// The user's cache (XDG base directories, Apple's and Microsoft's places); without a home that can be written a fresh folder
    /// that only this process knows.
    /// </summary>
    internal static string Choose(Func<string, string?> variable, string home)
    {
        var cache = home.Length == 0 ? null
            : OperatingSystem.IsWindows() ? home
            : OperatingSystem.IsMacOS() ? System.IO.Path.Combine(home, "Library", "Caches")
            : variable("XDG_CACHE_HOME") is { } named && System.IO.Path.IsPathFullyQualified(named) ? named
            : System.IO.Path.Combine(home, ".cache");
        return cache is not null && TryMake(System.IO.Path.Combine(cache, Name)) is { } made ? made : Directory.CreateTempSubdirectory(Name + "-").FullName;
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
            // Services run under users whose home is missing or read-only.
            return null;
        }
    }
}
