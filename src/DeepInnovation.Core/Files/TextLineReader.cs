namespace DeepInnovation.Core.Files;

/// <summary>The lines of a text file as bytes, without LF or CRLF, with their numbers. Memory is O(longest line).</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="window">The file from its beginning; disposed with the reader.</param>
public sealed class TextLineReader(string path, ByteWindow window) : IDisposable
{
    private const int LongestLine = 64 << 20;
    private readonly ByteWindow _window = window;
    private int _length;

    /// <param name="path">The file, for messages.</param>
    /// <param name="text">Its text; disposed with the reader.</param>
    public TextLineReader(string path, Stream text)
        : this(path, new ByteWindow(path, text))
    {
    }

    /// <summary>A reader of the file's lines, decompressed by its ending.</summary>
    public TextLineReader(string path)
        : this(path, InputText.OpenText(path))
    {
    }

    /// <summary>The current line's number, from 1; 0 before the first.</summary>
    public long Line { get; private set; }

    /// <summary>How much of the file has been read, in bytes on disk; 0 where that is not known.</summary>
    public long FileBytes => _window.FileBytes;

    /// <summary>The current line; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Bytes => _window.Slice(0, _length);

    /// <summary>Goes to the next line; false at the end.</summary>
    /// <exception cref="InputException">The compressed data is damaged, or a line is too long to be one.</exception>
    public bool Read()
    {
        _window.Advance();
        if (_window.Peek() < 0)
            return false;
        _window.Line = ++Line;
        int length;
        while ((length = _window.Ahead.IndexOf((byte)'\n')) < 0)
        {
            _window.Position = _window.End;
            if (_window.Position - _window.Start > LongestLine)
                throw new InputException($"the line is longer than {LongestLine >> 20} MiB", path, Line,
                    hint: "Put each record on a line of its own");
            if (!_window.Fill())
                break;
        }

        _window.Position += Math.Max(length, 0);
        _length = _window.Position - _window.Start;
        if (length >= 0)
            _window.Position++;
        if (_length > 0 && Bytes[^1] == '\r')
            _length--;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _window.Dispose();
}
