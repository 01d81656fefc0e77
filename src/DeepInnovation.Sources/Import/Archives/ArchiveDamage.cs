using DeepInnovation.Core;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Sources.Import.Archives;

/// <summary>Says in one line what is wrong with an archive, and behind or in which entry.</summary>
internal static class ArchiveDamage
{
    /// <summary>Takes a step of a library of archives, whose complaints about data become ours.</summary>
    /// <exception cref="InputException">The data is damaged.</exception>
    internal static T Guard<T>(string path, string? entry, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (EndOfStreamException fault)
        {
            throw CutOff(path, entry, fault);
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            throw new InputException(
                $"the archive is damaged{Place(entry)}: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}", path, null,
                hint: "Fetch it again", inner: fault);
        }
    }

    internal static InputException CutOff(string path, string? entry, Exception? fault) =>
        new($"the archive is cut off{Place(entry)}", path, null, hint: "Fetch it again", inner: fault);

    private static string Place(string? entry) => entry is null ? "" : $" in or behind {entry}";

    // NotSupportedException: a compression that .NET does not know. The rest: System.Formats.Tar on
    // numbers that are none or too large.
    private static bool IsDamage(Exception fault) =>
        InputText.IsDamage(fault) || fault is NotSupportedException or FormatException or OverflowException or ArgumentException
            or InvalidOperationException;
}
