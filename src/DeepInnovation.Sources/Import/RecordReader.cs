using DeepInnovation.Core;

namespace DeepInnovation.Sources.Import;

/// <summary>The records of one file, one after the other, each as the bytes of one JSON value.</summary>
internal abstract class RecordReader : IDisposable
{
    /// <summary>The current record; valid until the next <see cref="Read"/>.</summary>
    internal abstract ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Its line, or its number where records are no lines; from 1.</summary>
    internal abstract long Row { get; }

    /// <summary>About how much of the file has been read, in bytes on disk; 0 where that is not known.</summary>
    internal abstract long FileBytes { get; }

    /// <summary>Goes to the next record; false at the end.</summary>
    /// <exception cref="InputException">The file as a whole is damaged here.</exception>
    internal abstract bool Read();

    public abstract void Dispose();
}
