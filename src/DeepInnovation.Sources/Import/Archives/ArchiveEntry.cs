namespace DeepInnovation.Sources.Import.Archives;

/// <summary>A file in an archive.</summary>
/// <param name="Name">Its name as the archive gives it, control characters replaced. A label only: nothing is
/// ever written under it.</param>
/// <param name="Content">Its bytes, guarded by the limits; valid until the next entry is asked for. Null for what is no
/// file: a link, a device.</param>
internal sealed record ArchiveEntry(string Name, Stream? Content)
{
    /// <summary>True when the name is that of another archive, which is not opened.</summary>
    public bool IsArchive => ArchiveReader.IsArchive(Name);
}
