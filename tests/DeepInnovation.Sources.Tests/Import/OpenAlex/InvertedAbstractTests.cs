using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Sources.Import;
using DeepInnovation.Sources.Import.OpenAlex;

namespace DeepInnovation.Sources.Tests.Import.OpenAlex;

/// <summary>Abstracts come back from their inverted index in whatever shape OpenAlex wrote it.</summary>
public sealed class InvertedAbstractTests
{
    private static readonly string[] Vocabulary =
    [
        "the", "of", "a", "robot", "Robot",
        "\"quoted\"", "back\\slash", "é", "\ud83d\ude00", ".", "IndexLength", "InvertedIndex", "\u4e2d\u6587", "e^x", "a:b",
    ];
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Any text of words, its index shuffled, its keys split, in each shape: the same text.</summary>
    [Fact]
    public void A_text_comes_back_from_every_shape_of_its_index()
    {
        var random = new SeededRandom(5, "inverted");
        for (var i = 0; i < 500; i++)
        {
            var words = Enumerable.Range(0, random.Next(60)).Select(_ => Vocabulary[random.Next(Vocabulary.Length)]).ToArray();
            var whole = words.Select((word, at) => (word, at)).GroupBy(w => w.word, w => w.at)
                .Select(g => (g.Key, Shuffled([.. g], random))).ToList();
            var doubled = whole.SelectMany(w => random.Next(2) == 0 ? [w] : w.Item2.Select(at => (w.Key, new[] { at }))).ToList();
            foreach (var (keys, mayNote) in new[] { (whole, false), (doubled, true) })
            {
                var index = Index(Shuffled(keys.ToArray(), random));
                foreach (var shape in Shapes(index, words.Length))
                {
                    var (text, notes) = Rebuild(shape);
                    Assert.Equal(string.Join(' ', words), text);
                    Assert.All(notes, n => Assert.True(mayNote && n.Reason == InvertedAbstract.TwiceAKey, n.Reason));
                    Assert.Equal(keys.Count != keys.DistinctBy(k => k.Key).Count(), notes.Count > 0);
                }
            }
        }
    }

    /// <summary>
    /// Any places whatever: the words in the order of their places, ties in the order of the index, as
    /// a sort of all pairs gives them.
    /// </summary>
    [Fact]
    public void Words_stand_in_the_order_of_their_places_whatever_these_are()
    {
        var random = new SeededRandom(6, "places");
        var clashes = 0;
        for (var i = 0; i < 2_000; i++)
        {
            var range = new[] { 3, 30, 99_999, int.MaxValue }[random.Next(4)];
            var keys = Enumerable.Range(0, 1 + random.Next(20)).Select(
                k => ($"w{k}", Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(range)).ToArray())).ToArray();
            var pairs = keys.SelectMany(k => k.Item2.Distinct().Select(at => (at, word: k.Item1))).ToList();
            var expected = pairs.OrderBy(p => p.at).Select(p => p.word).ToList();
            var (text, notes) = Rebuild(Index(keys));
            Assert.Equal(string.Join(' ', expected), text);
            var reasons = notes.Select(n => n.Reason).ToHashSet();
            Assert.Equal(notes.Count, reasons.Count);
            Assert.Equal(keys.Any(k => k.Item2.Distinct().Count() < k.Item2.Length),
                reasons.Contains(InvertedAbstract.TwiceAPlace));
            Assert.Equal(pairs.Select(p => p.at).Distinct().Count() < pairs.Count,
                reasons.Contains(InvertedAbstract.SharedPlace));
            Assert.Equal(pairs.Any(p => p.at > 99_999), reasons.Contains(InvertedAbstract.FarPlace));
            var near = pairs.Select(p => p.at).Where(at => at <= 99_999).Distinct().ToList();
            Assert.Equal(near.Count > 0 && near.Max() + 1 > near.Count, reasons.Contains(InvertedAbstract.Gap));
            clashes += reasons.Contains(InvertedAbstract.SharedPlace) ? 1 : 0;
        }

        Assert.InRange(clashes, 200, 1_800);
    }

    [Theory]
    [InlineData("""{"We":[0],"move":1,"toys":"2"}""", "We move toys", null)]
    [InlineData("""{"We":[0],"move":["1"],"toys":[2.0]}""", "We move toys", null)]
    [InlineData("""{"We":[0],"move":[1],"toys":[-1]}""", "We move", InvertedAbstract.NoPlace)]
    [InlineData("""{"We":[0],"move":[1],"toys":[1.5]}""", "We move", InvertedAbstract.NoPlace)]
    [InlineData("""{"We":[0],"move":[1],"toys":[null]}""", "We move", InvertedAbstract.NoPlace)]
    [InlineData("""{"We":[0],"move":[1],"toys":[1e300]}""", "We move", InvertedAbstract.NoPlace)]
    [InlineData("""{"We":[0],"move":[1],"toys":[9223372036854775807]}""", "We move toys", InvertedAbstract.FarPlace)]
    [InlineData("""{"We":[0],"move":[1],"toys":null}""", "We move", InvertedAbstract.NoPlaces)]
    [InlineData("""{"We":[0],"move":[1],"toys":{"a":1}}""", "We move", InvertedAbstract.NoPlaces)]
    [InlineData("""{"We":[0],"move":[1],"toys\u0000":[2]}""", "We move toys", InvertedAbstract.BrokenWord)]
    [InlineData("""{"We":[0],"move":[1],"to\ud83dys\":":[2]}""", "We move toys\":", InvertedAbstract.BrokenWord)]
    [InlineData("""{"We":[0],"to\ud83d\n\ud83d\ude00ys":[1],"move":[2]}""", "We to\n\ud83d\ude00ys move",
        InvertedAbstract.BrokenWord)]
    [InlineData("""{"We":[0],"":[1],"move":[2]}""", "We move", null)]
    [InlineData("""{"IndexLength":9,"InvertedIndex":{"We":[0],"move":[1]}}""", "We move", InvertedAbstract.Gap)]
    [InlineData("""{"InvertedIndex":{"We":[0],"move":[1]}}""", "We move", null)]
    [InlineData("""{"IndexLength":[0],"InvertedIndex":[1]}""", "IndexLength InvertedIndex", null)]
    [InlineData("""{}""", "", null)]
    [InlineData("""null""", "", null)]
    [InlineData("\"  \"", "", null)]
    [InlineData("\"null\"", "", null)]
    [InlineData("\"We move toys\"", "", InvertedAbstract.NoIndex)]
    [InlineData("\"{\\\"We\\\":[0\"", "", InvertedAbstract.NoIndex)]
    [InlineData("\"\\ud83d\"", "", InvertedAbstract.NoIndex)]
    [InlineData("""["We","move"]""", "", InvertedAbstract.NoIndex)]
    [InlineData("42", "", InvertedAbstract.NoIndex)]
    public void A_broken_index_keeps_the_work_and_what_can_be_read(string index, string text, string? reason)
    {
        var (rebuilt, notes) = Rebuild(index);
        Assert.Equal(text, rebuilt);
        Assert.Equal(reason is null ? [] : [reason], notes.Select(n => n.Reason));
    }

    [Fact]
    public void A_place_far_off_costs_no_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("a b c", Rebuild($$"""{"c":[{{long.MaxValue}}],"a":[99999],"b":[2000000000]}""").Text);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_key_written_twice_anywhere_else_is_still_a_fault()
    {
        const string index = """ "abstract_inverted_index":{"a":[0],"a":[1]} """;
        Assert.Equal("a a", Rebuild("""{"a":[0],"a":[1]}""").Text);
        foreach (var rest in new[]
        {
            "\"type\":\"a\",\"type\":\"b\"",
            "\"primary_topic\":{\"field\":{\"x\":1,\"x\":2}}", "\"topics\":[[{\"x\":1,\"x\":2}]]", index,
        })
            Assert.StartsWith("the key stands twice", Assert.Throws<RecordException>(
                () => Record($$"""{"id":"W1","title":"T",{{index}},{{rest}}}""")).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Shapes(string index, int length)
    {
        var mag = string.Create(CultureInfo.InvariantCulture, $$"""{"IndexLength":{{length}},"InvertedIndex":{{index}}}""");
        return [index, mag, JsonSerializer.Serialize(index), JsonSerializer.Serialize(mag, Plain),
            $$"""{"InvertedIndex":{{JsonSerializer.Serialize(index, Plain)}}}"""];
    }

    private static string Index(IEnumerable<(string Word, int[] Places)> keys)
    {
        var text = new StringBuilder("{");
        foreach (var (word, places) in keys)
            text.Append(text.Length > 1 ? "," : "").Append(JsonSerializer.Serialize(word, Plain)).Append(":[")
                .AppendJoin(',', places).Append(']');
        return text.Append('}').ToString();
    }

    private static T[] Shuffled<T>(T[] items, SeededRandom random)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = random.Next(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }

        return items;
    }

    private static (string Text, List<ImportNote> Notes) Rebuild(string index)
    {
        var (text, notes) = Record($$"""{"id":"W1","title":"T","abstract_inverted_index":{{index}}}""");
        return (text, notes);
    }

    private static (string Text, List<ImportNote> Notes) Record(string json) =>
        JsonRecord.Parse(Encoding.UTF8.GetBytes(json), work =>
        {
            var notes = new List<ImportNote>();
            return (InvertedAbstract.Rebuild(work, notes), notes);
        }, InvertedAbstract.Field);
}
