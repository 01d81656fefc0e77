using System.Diagnostics;
using System.Globalization;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Import.PatentsView;

/// <summary>
/// Temporary folders of joins. Each bears its process' number: what a killed import leaves behind is gigabytes, and without the number
/// nobody could tell it from one at work.
/// </summary>
internal static class JoinFolder
{
    internal const string Prefix = "deepinnovation-patentsview-";

    /// <summary>Removes what killed imports left, and makes a new folder.</summary>
    /// <param name="parent">Where; the user's folder of temporary files when null.</param>
    internal static string Create(string? parent = null)
    {
        parent ??= Path.GetTempPath();
        foreach (var folder in Directory.GetDirectories(parent, Prefix + "*").Where(IsLeft))
            Remove(folder);
        var made = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Path.GetRandomFileName()}"));
        return Directory.CreateDirectory(made).FullName;
    }

    private static bool IsLeft(string folder) =>
        int.TryParse(Path.GetFileName(folder)[Prefix.Length..].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var process) && !IsAlive(process);

    private static void Remove(string folder)
    {
        try
        {
            Disk.DeleteFolder(folder);
        }
        catch (DirectoryNotFoundException)
        {
            // Another import that began just now was quicker.
        }
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            // That is how the framework says that there is none.
            return false;
        }
    }
}
