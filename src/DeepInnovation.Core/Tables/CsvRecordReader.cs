using System.Text;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Core.Tables;

/// <summary>What makes one CSV record unreadable: the problem, the index of its field, and the text found.</summary>
public sealed record CsvFault(string Problem, int Field, string Value);

/// <summary>
/// Splits CSV bytes into records after RFC 4180, in one pass, with the true line of each. More lenient than the RFC where
/// nothing can be lost: any of LF, CRLF, CR ends a row, a quote inside an unquoted field is itself, empty lines are no rows.
/// A record with a broken quote costs its first line only: reading goes on at the next line. O(bytes).
/// </summary>
public sealed class CsvRecordReader : IDisposable
{
    private const int LongestRecord = 16 << 20;
    private const byte Quote = (byte)'"';
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly ByteWindow _window;
    private readonly byte _delimiter;
    private readonly bool _quoted;
    private readonly List<string> _fields = [];
    private long _line = 1;

    /// <summary>
    /// Opens the file and finds its delimiter: the one that a first line <c>sep=;</c> names, else the commonest of comma,
    /// semicolon and tab outside quotes in the header.
    /// </summary>
    /// <exception cref="InputException">The file cannot be used; see <see cref="InputText.OpenText"/>.</exception>
    public CsvRecordReader(string path)
        : this(path, InputText.OpenText(path))
    {
    }

    /// <summary>Reads a table out of an archive, or one of another form.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="text">The table.</param>
    /// <param name="skippedLines">Lines above the header.</param>
    /// <param name="quoted">False where a quote is a character like others (tab-delimited exports of Web of Science).</param>
    /// <param name="delimiter">What separates fields, where that is known.</param>
    public CsvRecordReader(string name, Stream text, int skippedLines = 0, bool quoted = true, char? delimiter = null)
    {
        _window = new ByteWindow(name, text);
        _quoted = quoted;
        var named = FindSeparatorLine();
        SkipLines(Math.Max(skippedLines, named is null ? 0 : 1));
        _delimiter = (byte?)(delimiter ?? named) ?? FindDelimiter();
    }

    /// <summary>The first line of the record, from 1.</summary>
    public long Line => _window.Line;

    /// <summary>The record's fields, unquoted; overwritten by the next <see cref="Read"/>.</summary>
    public IReadOnlyList<string> Fields => _fields;

    /// <summary>Why <see cref="Fields"/> cannot be trusted; null for a sound record.</summary>
    public CsvFault? Fault { get; private set; }

    /// <summary>Goes to the next record; false at the end.</summary>
    /// <exception cref="InputException">The compressed data is damaged.</exception>
    public bool Read()
    {
        SkipEmptyLines();
        if (_window.Peek() < 0)
            return false;
        _fields.Clear();
        Fault = null;
        var broken = false;
        do
        {
            broken = _quoted && _window.Peek() == Quote ? !ReadQuoted() : !ReadPlain();
        }
        while (!broken && TakeDelimiter());
        if (broken)
            GiveUpLine();
        else
            TakeLineEnd();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _window.Dispose();

    private bool ReadPlain()
    {
        var from = _window.Position - _window.Start;
        while (true)
        {
            var length = _window.Ahead.IndexOfAny(_delimiter, (byte)'\n', (byte)'\r');
            _window.Position = length < 0 ? _window.End : _window.Position + length;
            if (length >= 0 || !MoreOfRecord())
                break;
        }

        if (TooLong())
            return false;
        Add(_window.Slice(from, _window.Position - _window.Start - from), escaped: false);
        return true;
    }

    private bool ReadQuoted()
    {
        var from = ++_window.Position - _window.Start;
        var escaped = false;
        while (true)
        {
            var length = _window.Ahead.IndexOf(Quote);
            _window.Position = length < 0 ? _window.End : _window.Position + length;
            if (length < 0)
            {
                if (MoreOfRecord())
                    continue;
                Fault = new CsvFault("a quoted field never ends", _fields.Count, "");
                return false;
            }

            _window.Position++;
            if (_window.Peek() != Quote)
                break;
            escaped = true;
            _window.Position++;
        }

        var content = _window.Slice(from, _window.Position - 1 - _window.Start - from);
        Add(content, escaped);
        _line += content.Count((byte)'\n');
        var next = _window.Peek();
        if (next < 0 || next == _delimiter || next is '\n' or '\r')
            return true;
        Fault = new CsvFault(
            "text follows the closing quote of a field; a quote inside a field must be doubled", _fields.Count - 1, "");
        return false;
    }

    private bool MoreOfRecord() => _window.Position - _window.Start <= LongestRecord && _window.Fill();

    private bool TooLong()
    {
        if (_window.Position - _window.Start <= LongestRecord)
            return false;
        Fault = new CsvFault($"a row is longer than {LongestRecord >> 20} MiB", _fields.Count, "");
        return true;
    }

    private void Add(ReadOnlySpan<byte> bytes, bool escaped)
    {
        string text;
        try
        {
            text = Strict.GetString(bytes);
            if (text.Contains('\0', StringComparison.Ordinal))
                Fault ??= new CsvFault("a NUL character", _fields.Count, text.Replace('\0', '\uFFFD'));
        }
        catch (DecoderFallbackException)
        {
            text = Encoding.UTF8.GetString(bytes);
            Fault ??= new CsvFault("bytes that are not UTF-8", _fields.Count, text);
        }

        _fields.Add(escaped ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text);
    }

    private bool TakeDelimiter()
    {
        if (_window.Peek() != _delimiter)
            return false;
        _window.Position++;
        return true;
    }

    private void TakeLineEnd()
    {
        var end = _window.Peek();
        if (end >= 0)
            _window.Position++;
        if (end == '\r' && _window.Peek() == '\n')
            _window.Position++;
        _line++;
        _window.Advance();
    }

    private void SkipLines(int count)
    {
        for (; count > 0 && _window.Peek() >= 0; count--)
        {
            int length;
            while ((length = _window.Ahead.IndexOfAny((byte)'\n', (byte)'\r')) < 0)
            {
                _window.Position = _window.End;
                _window.Advance();
                if (!_window.Fill())
                    return;
            }

            _window.Position += length;
            TakeLineEnd();
        }
    }

    private void SkipEmptyLines()
    {
        while (_window.Peek() is '\n' or '\r')
            TakeLineEnd();
        _window.Advance();
        _window.Line = _line;
    }

    /// <summary>Turns the record's first line into its fault's value and continues behind it.</summary>
    private void GiveUpLine()
    {
        const int shown = 1000;
        _window.Position = _window.Start;
        _line = _window.Line;
        var value = new StringBuilder();
        int length;
        do
        {
            length = _window.Ahead.IndexOfAny((byte)'\n', (byte)'\r');
            var part = length < 0 ? _window.Ahead : _window.Ahead[..length];
            if (value.Length < shown)
                value.Append(Encoding.UTF8.GetString(part[..Math.Min(part.Length, shown)]));
            _window.Position += part.Length;
            _window.Advance();
        }
        while (length < 0 && _window.Fill());
        Fault = Fault! with { Value = value.ToString().Replace('\0', '\uFFFD') };
        TakeLineEnd();
    }

    private char? FindSeparatorLine()
    {
        while (_window.End < SeparatorLine.MostBytes && _window.Fill())
        {
        }

        return SeparatorLine.DelimiterOf(_window.Ahead);
    }

    private byte FindDelimiter()
    {
        while (_window.End < LongestRecord && !_window.Ahead.Contains((byte)'\n') && _window.Fill())
        {
        }

        ReadOnlySpan<byte> candidates = ",;\t"u8;
        Span<int> found = stackalloc int[candidates.Length];
        var quoted = false;
        foreach (var b in _window.Ahead)
        {
            if (b == Quote && _quoted)
                quoted = !quoted;
            else if (!quoted && b is (byte)'\n' or (byte)'\r')
                break;
            else if (!quoted && candidates.IndexOf(b) is >= 0 and var i)
                found[i]++;
        }

        var best = 0;
        for (var i = 1; i < found.Length; i++)
            best = found[i] > found[best] ? i : best;
        return candidates[best];
    }
}
