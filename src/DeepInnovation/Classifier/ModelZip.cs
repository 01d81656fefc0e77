using System.IO.Compression;
using DeepInnovation.Core.Archives;

namespace DeepInnovation.Classifier;

/// <summary>
/// The zip of a model. ML.NET writes the time of day into its own; this writes the same entries again, sorted by name. Nothing is
/// compressed: equal models are equal files, whatever zlib a system has, and a BERT's numbers do not shrink.
/// </summary>
internal static class ModelZip
{
    /// <summary>Writes the entries of a zip again, and further parts after them. O(bytes).</summary>
    internal static void Rewrite(Stream source, Stream destination, params ReadOnlySpan<(string Name, Action<Stream> Write)> more)
    {
        using var from = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true);
        using var to = new ReproducibleZip(destination);
        foreach (var entry in from.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            using var read = entry.Open();
            to.Add(entry.FullName, read.CopyTo);
        }

        foreach (var part in more)
            to.Add(part.Name, part.Write);
    }

    /// <summary>A zip of parts that write themselves, in the order given. O(bytes); no part is held in memory.</summary>
    internal static void Write(Stream destination, params ReadOnlySpan<(string Name, Action<Stream> Write)> parts)
    {
        using var zip = new ReproducibleZip(destination);
        foreach (var part in parts)
            zip.Add(part.Name, part.Write);
    }
}
