using System.Buffers;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Sources.Import;

/// <summary>
/// Records in JSON arrays, in the lists of an API's answers, or simply one behind the other. A record's bounds follow from its
/// brackets and strings, so one that is broken inside is still one record, rejected alone. Memory is O(longest record).
/// </summary>
internal sealed class JsonDocuments(ByteWindow window, string? list) : RecordReader
{
    private static readonly SearchValues<byte> Brackets = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n"u8);
    private static readonly SearchValues<byte> ScalarEnds = SearchValues.Create(" \t\r\n,:{}[]\""u8);
    private int _length;
    private long _row;
    private long _line = 1;
    private bool _inList, _inAnswer, _first;

    internal override ReadOnlySpan<byte> Bytes => window.Slice(0, _length);

    internal override long Row => _row;

    internal override long FileBytes => window.FileBytes;

    internal override bool Read()
    {
        while (true)
        {
            if (_inList && NextItem())
                return Found();
            if (_inList && _inAnswer)
                LeaveAnswer();
            (_inList, _inAnswer) = (false, false);
            SkipBlanks();
            Forget();
            var next = window.Peek();
            if (next < 0)
                return false;
            if (next == '[')
                window.Position++;
            else if (next == '{' && list is not null)
                _inAnswer = EnterAnswer();
            else
                SkipValue();
            if (next != '[' && !_inAnswer)
                return Found();
            (_inList, _first) = (true, true);
        }
    }

    public override void Dispose() => window.Dispose();

    private bool Found()
    {
        _length = window.Position - window.Start;
        _row++;
        return true;
    }

    private bool NextItem()
    {
        SkipBlanks();
        var next = window.Peek();
        if (next == ']')
        {
            window.Position++;
            return false;
        }

        if (!_first)
        {
            Expect(',', "a comma or ] is wanted between records");
            SkipBlanks();
        }

        _first = false;
        Forget();
        SkipValue();
        return true;
    }

    /// <summary>
    /// From the opening brace: true behind the <c>[</c> of the list; false behind the closing brace of an object
    /// without it, which is a record.
    /// </summary>
    private bool EnterAnswer()
    {
        window.Position++;
        for (var first = true; ; first = false)
        {
            if (!NextField(first, out var isList))
                return false;
            if (isList && window.Peek() == '[')
            {
                window.Position++;
                return true;
            }

            SkipValue();
        }
    }

    private void LeaveAnswer()
    {
        while (NextField(first: false, out var isList))
        {
            if (isList)
                throw Broken($"the answer has the field \"{list}\" twice");
            Forget();
            SkipValue();
        }
    }

    /// <summary>Goes to the value of the next field; false behind the object's end.</summary>
    private bool NextField(bool first, out bool isList)
    {
        isList = false;
        SkipBlanks();
        if (window.Peek() == '}')
        {
            window.Position++;
            return false;
        }

        if (!first)
        {
            Expect(',', "a comma or } is wanted between fields");
            SkipBlanks();
        }

        if (window.Peek() != '"')
            throw Broken("the name of a field is wanted");
        var from = window.Position - window.Start;
        SkipText();
        isList = Names(window.Slice(from + 1, window.Position - window.Start - from - 2), list!);
        SkipBlanks();
        Expect(':', "a colon is wanted behind the name of a field");
        SkipBlanks();
        return true;
    }

    private static bool Names(ReadOnlySpan<byte> name, string list) =>
        name.Length == list.Length && System.Text.Ascii.Equals(name, list);

    private void SkipValue()
    {
        switch (window.Peek())
        {
            case '"':
                SkipText();
                break;
            case '{' or '[':
                SkipNested();
                break;
            default:
                var start = window.Position - window.Start;
                SkipTo(ScalarEnds);
                if (window.Position - window.Start == start)
                    throw window.Peek() < 0 ? CutOff() : Broken("a value is wanted");
                break;
        }
    }

    private void SkipNested()
    {
        var depth = 0;
        do
        {
            if (!SkipTo(Brackets))
                throw CutOff();
            switch (window.Peek())
            {
                case '"':
                    SkipText();
                    break;
                case '{' or '[':
                    depth++;
                    window.Position++;
                    break;
                default:
                    depth--;
                    window.Position++;
                    break;
            }
        }
        while (depth > 0);
    }

    /// <summary>From the opening quotation mark to behind the closing one.</summary>
    private void SkipText()
    {
        window.Position++;
        while (true)
        {
            var at = window.Ahead.IndexOfAny((byte)'"', (byte)'\\');
            window.Position += at < 0 ? window.Ahead.Length : at;
            if (window.Peek() < 0)
                throw CutOff();
            if (at < 0)
            {
                CheckLength();
                continue;
            }

            var isEnd = window.Peek() == '"';
            window.Position++;
            if (isEnd)
                return;
            if (window.Peek() < 0)
                throw CutOff();
            window.Position++;
        }
    }

    /// <summary>To the next of some bytes; false at the end of the file.</summary>
    private bool SkipTo(SearchValues<byte> ends)
    {
        while (window.Peek() >= 0)
        {
            var at = window.Ahead.IndexOfAny(ends);
            window.Position += at < 0 ? window.Ahead.Length : at;
            if (at >= 0)
                return true;
            CheckLength();
        }

        return false;
    }

    private void SkipBlanks()
    {
        while (window.Peek() >= 0)
        {
            var at = window.Ahead.IndexOfAnyExcept(Blanks);
            window.Position += at < 0 ? window.Ahead.Length : at;
            if (at >= 0)
                return;
            CheckLength();
        }
    }

    private void Expect(char wanted, string problem)
    {
        if (window.Peek() < 0)
            throw CutOff();
        if (window.Peek() != wanted)
            throw Broken(problem);
        window.Position++;
    }

    /// <summary>What was read is needed no more: memory stays O(longest record).</summary>
    private void Forget()
    {
        _line += window.Slice(0, window.Position - window.Start).Count((byte)'\n');
        window.Line = _line;
        window.Advance();
    }

    private void CheckLength()
    {
        if (window.Position - window.Start > JsonRecords.Longest)
            throw new InputException($"record {_row + 1} is longer than {JsonRecords.Longest >> 20} MiB", window.Path, _line,
                hint: "Give a file of records, one per line or in an array");
    }

    private InputException CutOff() => new($"the file ends within the JSON, behind record {_row}", window.Path, LineHere(),
        hint: "Fetch or write the file again");

    private InputException Broken(string problem) => new($"the JSON is broken behind record {_row}: {problem}", window.Path,
        LineHere(), hint: "Write the file again, best with one record a line");

    private long LineHere() => _line + window.Slice(0, window.Position - window.Start).Count((byte)'\n');
}
