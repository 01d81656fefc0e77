namespace DeepInnovation.Core.Files;

/// <summary>
/// The part of a text file that a reader is looking at: bytes from <see cref="Start"/>, which is kept in memory, over
/// <see cref="Position"/>, the next to be read, to <see cref="End"/>. It slides along the file, so memory is O(longest row).
/// </summary>
/// <param name="path">The file, for messages.</param>
/// <param name="stream">Its text, decompressed; disposed with the window.</param>
public sealed class ByteWindow(string path, Stream stream) : IDisposable
{
    private readonly Stream _stream = stream;
    private byte[] _bytes = new byte[1 << 16];

    /// <summary>A window over the file's text, decompressed by its ending.</summary>
    public ByteWindow(string path)
        : this(path, InputText.OpenText(path))
    {
    }

    /// <summary>The file that errors name.</summary>
    public string Path { get; } = path;

    /// <summary>How much of the file has been read, in bytes on disk; see <see cref="InputText.BytesRead"/>.</summary>
    public long FileBytes => InputText.BytesRead(_stream);

    /// <summary>Where the current token starts in the window.</summary>
    public int Start { get; private set; }

    /// <summary>Where reading stands in the window.</summary>
    public int Position { get; set; }

    /// <summary>Where the bytes of the window end.</summary>
    public int End { get; private set; }

    /// <summary>
    /// The line of <see cref="Start"/> in the file, from 1; whoever reads keeps it, damage is reported with it.
    /// </summary>
    public long Line { get; set; } = 1;

    /// <summary>The bytes not read yet.</summary>
    public ReadOnlySpan<byte> Ahead => _bytes.AsSpan(Position, End - Position);

    /// <summary>Bytes since <see cref="Start"/>.</summary>
    public ReadOnlySpan<byte> Slice(int offset, int length) => _bytes.AsSpan(Start + offset, length);

    /// <summary>Forgets what was read: <see cref="Start"/> moves to <see cref="Position"/>.</summary>
    public void Advance() => Start = Position;

    /// <summary>The next byte without reading it, or -1 at the end of the file.</summary>
    public int Peek() => Position < End || Fill() ? _bytes[Position] : -1;

    /// <summary>
    /// Reads more of the file behind <see cref="End"/>; false at its end. Positions move; distances from Start stay.
    /// </summary>
    /// <exception cref="InputException">The compressed data is damaged.</exception>
    public bool Fill()
    {
        if (Start > 0)
        {
            _bytes.AsSpan(Start, End - Start).CopyTo(_bytes);
            (Position, End, Start) = (Position - Start, End - Start, 0);
        }

        if (End == _bytes.Length)
            Array.Resize(ref _bytes, 2 * _bytes.Length);
        try
        {
            var read = _stream.Read(_bytes, End, _bytes.Length - End);
            End += read;
            return read > 0;
        }
        catch (Exception fault) when (InputText.IsDamage(fault))
        {
            throw InputText.Damaged(Path, Line, fault);
        }
        catch (Exception fault) when (InputText.IsBrokenUtf16(fault))
        {
            throw new InputException("the text is UTF-16 and ends within a character after this line", Path, Line,
                hint: "Export it again", inner: fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
