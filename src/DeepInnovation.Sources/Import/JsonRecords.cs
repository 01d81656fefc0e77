using System.Text.Json;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Sources.Import;

/// <summary>
/// Opens a text file of JSON records: one a line; or in arrays; or in answers of an API, objects that hold the records in a list
/// (<c>{"meta": …, "results": […]}</c>); or one behind the other over several lines each. What a file is,
/// its first record or line tells.
/// </summary>
internal static class JsonRecords
{
    /// <summary>The longest line, record or head of an answer.</summary>
    internal const int Longest = 64 << 20;

    /// <summary>The reader that fits the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="list">The field in which an answer of the source's API holds its records; null where there is none.</param>
    /// <exception cref="InputException">The file is no text.</exception>
    internal static RecordReader Open(string path, string? list)
    {
        var window = new ByteWindow(path);
        try
        {
            var lines = AreLines(window, list);
            window.Position = window.Start;
            return lines ? new RecordLines(new TextLineReader(path, window)) : new JsonDocuments(window, list);
        }
        catch
        {
            window.Dispose();
            throw;
        }
    }

    private static bool AreLines(ByteWindow window, string? list)
    {
        int first;
        while ((first = window.Peek()) is ' ' or '\t' or '\r' or '\n' && window.Position - window.Start < Longest)
            window.Position++;
        return first switch
        {
            '[' => false,
            '{' => !StandsAlone(window) && !(list is not null && IsAnswer(window, list)),
            _ => true,
        };
    }

    /// <summary>True when nothing follows the brace on its line, as in JSON that was written to be read.</summary>
    private static bool StandsAlone(ByteWindow window)
    {
        var start = window.Position++;
        int next;
        while ((next = window.Peek()) is ' ' or '\t' or '\r')
            window.Position++;
        window.Position = start;
        return next == '\n';
    }

    /// <summary>True when the object that begins here has a list under the name. Reads to there or to the object's end.</summary>
    private static bool IsAnswer(ByteWindow window, string list)
    {
        while (true)
        {
            if (Look(window.Ahead, list) is { } known)
                return known;
            var unread = window.Position - window.Start;
            window.Position = window.End;
            var more = window.End - window.Start < Longest && window.Fill();
            window.Position = window.Start + unread;
            if (!more)
                return false;
        }
    }

    /// <summary>Null when the bytes end before it is clear.</summary>
    private static bool? Look(ReadOnlySpan<byte> bytes, string list)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, isFinalBlock: false, default);
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.EndObject)
                    return false;
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1 || !reader.ValueTextEquals(list))
                    continue;
                if (!reader.Read())
                    return null;
                if (reader.TokenType == JsonTokenType.StartArray)
                    return true;
            }

            return null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return false; // a broken line, which is rejected as one
        }
    }

    /// <summary>One record a line.</summary>
    private sealed class RecordLines(TextLineReader lines) : RecordReader
    {
        internal override ReadOnlySpan<byte> Bytes => lines.Bytes;

        internal override long Row => lines.Line;

        internal override long FileBytes => lines.FileBytes;

        internal override bool Read() => lines.Read();

        public override void Dispose() => lines.Dispose();
    }
}
