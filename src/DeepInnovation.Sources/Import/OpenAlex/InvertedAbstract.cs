using System.Globalization;
using System.Text;
using System.Text.Json;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Sources.Import.OpenAlex;

/// <summary>
/// Rebuilds an abstract from OpenAlex' inverted index, which maps each word to the places where it stands, from 0
/// (https://docs.openalex.org/api-entities/works/work-object#abstract_inverted_index): an object; the JSON text of one, as in
/// Parquet; or either in the shape of the Microsoft Academic Graph, <c>{"IndexLength": n, "InvertedIndex": {…}}</c>. Words are
/// put in the order of their places, whatever these are, so a place far off costs no memory. What is wrong with an index is noted
/// and never costs the work. O(words), O(words · log words) where places clash or lie far apart.
/// </summary>
internal sealed class InvertedAbstract
{
    internal const string Field = "abstract_inverted_index";
    internal const string TwiceAKey = "a word stands twice as a key of the abstract's index: all its places are taken";
    internal const string SharedPlace = "two words at one place of the abstract: both are kept, in the index's order";
    internal const string TwiceAPlace = "a word twice at one place of the abstract: kept once";
    internal const string Gap = "places of the abstract without a word: passed over";
    internal const string FarPlace = "a place of the abstract beyond 99,999: its word is put behind the others";
    internal const string NoPlace = "a place of the abstract that is no whole number from 0: passed over";
    internal const string NoPlaces = "a word of the abstract without a list of places: passed over";
    internal const string BrokenWord =
        "a word of the abstract with a NUL or half of a surrogate pair: that character is left out";
    internal const string NoIndex = "the abstract's index is neither an object nor the JSON text of one: there is no abstract";
    private const int MostPlaces = 100_000;
    private const int Nested = 3;

    private readonly List<ImportNote> _notes;
    private readonly List<(long Place, int Order, string Word)> _words = [];
    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);
    private long _last = -1;

    private InvertedAbstract(List<ImportNote> notes) => _notes = notes;

    /// <summary>The abstract; empty when there is none. Each kind of thing that is wrong is noted once.</summary>
    internal static string Rebuild(JsonRecord work, List<ImportNote> notes) =>
        work.Value(Field) is { } index ? new InvertedAbstract(notes).Of(index, work.Repeats, Nested) : "";

    private string Of(JsonElement index, bool mayRepeat, int levels)
    {
        switch (index.ValueKind)
        {
            case JsonValueKind.Object when index.TryGetProperty("InvertedIndex", out var inner)
                && inner.ValueKind is JsonValueKind.Object or JsonValueKind.String && levels > 0:
                if (index.TryGetProperty("IndexLength", out var length) && length.ValueKind == JsonValueKind.Number
                    && length.TryGetInt64(out var words))
                    _last = Math.Max(_last, Math.Min(words, MostPlaces) - 1);
                return Of(inner, mayRepeat, levels - 1);
            case JsonValueKind.Object:
                Gather(index, mayRepeat);
                return Text();
            case JsonValueKind.String when levels > 0:
                return OfText(index, levels);
            case JsonValueKind.Null:
                return "";
            default:
                Note(index.GetRawText(), NoIndex);
                return "";
        }
    }

    private string OfText(JsonElement index, int levels)
    {
        try
        {
            if (index.GetString() is not { } text || string.IsNullOrWhiteSpace(text))
                return "";
            using var document = StrictJson.Document(text, repeatable: "", out var repeats);
            return Of(document.RootElement, repeats, levels - 1);
        }
        catch (Exception fault) when (fault is JsonFaultException or InvalidOperationException)
        {
            Note(index.GetRawText(), NoIndex);
            return "";
        }
    }

    private void Gather(JsonElement index, bool mayRepeat)
    {
        var seen = mayRepeat ? new HashSet<string>(StringComparer.Ordinal) : null;
        foreach (var field in index.EnumerateObject())
        {
            var word = Word(field);
            if (seen?.Add(word) == false)
                Note(word, TwiceAKey);
            if (field.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var place in field.Value.EnumerateArray())
                    Put(word, place);
            }
            else if (PlaceOf(field.Value) is not null)
            {
                Put(word, field.Value);
            }
            else
            {
                Note(word, NoPlaces);
            }
        }
    }

    private void Put(string word, JsonElement place)
    {
        if (PlaceOf(place) is not { } at)
        {
            Note(place.GetRawText(), NoPlace);
            return;
        }

        if (at >= MostPlaces)
            Note(place.GetRawText(), FarPlace);
        else
            _last = Math.Max(_last, at);
        _words.Add((at, _words.Count, word));
    }

    private static long? PlaceOf(JsonElement place) => place.ValueKind switch
    {
        JsonValueKind.Number when place.TryGetInt64(out var at) && at >= 0 => at,
        JsonValueKind.Number when place.TryGetDouble(out var number) && number is >= 0 and < MostPlaces
            && number == Math.Floor(number) => (long)number,
        JsonValueKind.String when long.TryParse(place.GetRawText().AsSpan().Trim('"'), NumberStyles.None,
            CultureInfo.InvariantCulture, out var at) => at,
        _ => null,
    };

    private string Word(JsonProperty field)
    {
        string word;
        try
        {
            word = field.Name;
        }
        catch (InvalidOperationException)
        {
            var raw = RawName(field.ToString());
            Note(raw, BrokenWord);
            return WithoutHalves(raw);
        }

        if (!word.Contains('\0', StringComparison.Ordinal))
            return word;
        Note(word, BrokenWord);
        return word.Replace("\0", "", StringComparison.Ordinal);
    }

    /// <summary>What stands between the first two quotation marks, escapes as they are.</summary>
    private static string RawName(string field)
    {
        var start = field.IndexOf('"', StringComparison.Ordinal) + 1;
        var end = start;
        while (field[end] != '"')
            end += field[end] == '\\' ? 2 : 1;
        return field[start..end];
    }

    /// <summary>Takes the halves of surrogate pairs out of a word as JSON writes it.</summary>
    private static string WithoutHalves(string raw)
    {
        var word = new StringBuilder();
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                word.Append(raw[i]);
                continue;
            }

            var escape = raw.Substring(i, raw[i + 1] == 'u' ? 6 : 2);
            i += escape.Length - 1;
            word.Append(escape.Length == 6 ? ((char)int.Parse(escape.AsSpan(2), NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture)).ToString() : StrictJson.Node($"\"{escape}\"")!.GetValue<string>());
        }

        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] == '\0' || (char.IsSurrogate(word[i])
                && !(char.IsHighSurrogate(word[i]) && i + 1 < word.Length && char.IsLowSurrogate(word[i + 1]))))
                word.Remove(i--, 1);
            else if (char.IsSurrogate(word[i]))
                i++;
        }

        return word.ToString();
    }

    private string Text()
    {
        if (_words.Count == 0)
            return "";
        if (!AreInOrder())
            Sort();
        var text = new StringBuilder();
        for (var start = 0; start < _words.Count;)
        {
            var end = start + 1;
            while (end < _words.Count && _words[end].Place == _words[start].Place)
                end++;
            Append(text, start, end);
            start = end;
        }

        return text.ToString();
    }

    private bool AreInOrder()
    {
        for (var i = 1; i < _words.Count; i++)
        {
            if (_words[i].Place < _words[i - 1].Place)
                return false;
        }

        return true;
    }

    /// <summary>
    /// By place, then by the index's order: word by word into its place where all have one of their own, else by comparing.
    /// </summary>
    private void Sort()
    {
        if (_last + 1 == _words.Count)
        {
            var placed = new (long Place, int Order, string Word)[_words.Count];
            foreach (var word in _words)
            {
                if (word.Place > _last || placed[word.Place].Word is not null)
                {
                    placed = null;
                    break;
                }

                placed[word.Place] = word;
            }

            if (placed is not null)
            {
                _words.Clear();
                _words.AddRange(placed);
                return;
            }
        }

        _words.Sort((a, b) => a.Place != b.Place ? a.Place.CompareTo(b.Place) : a.Order.CompareTo(b.Order));
    }

    /// <summary>The words of one place; notes the places that were passed over before it.</summary>
    private void Append(StringBuilder text, int start, int end)
    {
        var before = start == 0 ? -1 : _words[start - 1].Place;
        if (_words[start].Place < MostPlaces ? _words[start].Place > before + 1 : before < _last)
            Note(null, Gap);
        if (end == _words.Count && _words[start].Place < _last)
            Note(null, Gap);
        HashSet<string>? here = null;
        for (var i = start; i < end; i++)
        {
            var word = _words[i].Word;
            if (end - start > 1 && !(here ??= new HashSet<string>(StringComparer.Ordinal)).Add(word))
            {
                Note(word, TwiceAPlace);
                continue;
            }

            if (here?.Count > 1)
                Note(word, SharedPlace);
            if (string.IsNullOrWhiteSpace(word))
                continue;
            if (text.Length > 0)
                text.Append(' ');
            text.Append(word);
        }
    }

    private void Note(string? value, string reason)
    {
        if (_noted.Add(reason))
            _notes.Add(new ImportNote(Field, value, reason));
    }
}
