using System.Text;
using System.Text.Json;
using DeepInnovation.Core;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sources.Tests.Import;

/// <summary>
/// Records come out of a file the same way, whether they stand one a line, in arrays, in pages of an API,
/// or written over several lines.
/// </summary>
public sealed class JsonRecordsTests : IDisposable
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_records_come_out_of_every_form()
    {
        var random = new SeededRandom(3, "forms");
        for (var i = 0; i < 60; i++)
        {
            var records = Enumerable.Range(0, 1 + random.Next(30)).Select(_ => Record(random)).ToArray();
            foreach (var (form, text) in Forms(records, random))
            {
                var found = Read(text);
                Assert.True(records.Select(Compact).SequenceEqual(found.Select(f => Compact(f.Json))), form + "\n" + text);
                Assert.Equal(Enumerable.Range(1, records.Length).Select(n => (long)n), found.Select(f => f.Row));
            }
        }
    }

    /// <summary>Records are found by their brackets: memory does not grow with the file, and a broken one stays alone.</summary>
    [Theory]
    [InlineData("""[{"a":1},{"b":nul},{"c":{"d":[}]},"x",5,null,[1,[2]]]""",
        new[] { """{"a":1}""", """{"b":nul}""", """{"c":{"d":[}]}""", "\"x\"", "5", "null", "[1,[2]]" })]
    [InlineData("""{"meta":{"results":[0]},"results":[{"a":"]}\"\\"}],"group_by":[{}]}""", new[] { """{"a":"]}\"\\"}""" })]
    [InlineData("""{"results":[]}""", new string[0])]
    [InlineData("[]", new string[0])]
    [InlineData("[] \n [1]\n", new[] { "1" })]
    [InlineData("{\n\"a\":1}\n{\"b\":2}", new[] { "{\n\"a\":1}", """{"b":2}""" })]
    [InlineData("{\"results\":5}\n{\"b\":2}", new[] { """{"results":5}""", """{"b":2}""" })]
    [InlineData("{\"id\":\"cut\n{\"id\":1}\n[3]", new[] { "{\"id\":\"cut", """{"id":1}""", "[3]" })]
    [InlineData("{\"id\":1,\n{\"id\":2}", new[] { "{\"id\":1,", """{"id":2}""" })]
    [InlineData("x\n{\"results\":[1]}", new[] { "x", """{"results":[1]}""" })]
    public void A_file_tells_by_its_beginning_what_it_is(string text, string[] records) =>
        Assert.Equal(records, Read(text).Select(r => r.Json));

    [Theory]
    [InlineData("[{\"a\":1},\n{\"a\":", "the file ends within the JSON, behind record 1", 2)]
    [InlineData("[{\"a\":1}\n", "the file ends within the JSON, behind record 1", 2)]
    [InlineData("[{\"a\":1}\n\n{\"a\":2}]", "a comma or ] is wanted between records", 3)]
    [InlineData("[{\"a\":1},]", "a value is wanted", 1)]
    [InlineData("[\"a", "the file ends within the JSON, behind record 0", 1)]
    [InlineData("[\"a\\", "the file ends within the JSON, behind record 0", 1)]
    [InlineData("{\"results\":[1],\"results\":[2]}", "has the field \"results\" twice", 1)]
    [InlineData("{\"results\":[1]", "the file ends within the JSON, behind record 1", 1)]
    [InlineData("{\"results\":[1] \"a\":2}", "a comma or } is wanted between fields", 1)]
    [InlineData("{\n5:1}", "the name of a field is wanted", 2)]
    [InlineData("{\n\"a\" 1}", "a colon is wanted", 2)]
    public void Damage_between_records_stops_with_its_line(string text, string problem, int line)
    {
        var error = Assert.Throws<InputException>(() => Read(text));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
    }

    /// <summary>Whatever bytes: records and an end, or one clear message; never a crash or a hang.</summary>
    [Fact]
    public void Any_bytes_give_records_or_a_clear_message()
    {
        var random = new SeededRandom(4, "bytes");
        const string some = "[]{}\",:\\ \n1a";
        var (messages, found) = (0, 0);
        for (var i = 0; i < 5_000; i++)
        {
            var text = "[{"[random.Next(2)] + string.Concat(Enumerable.Range(0, random.Next(30))
                .Select(_ => random.Next(8) == 0 ? "\"results\":[" : some[random.Next(some.Length)].ToString()));
            try
            {
                found += Read(text).Count;
            }
            catch (InputException error)
            {
                Assert.DoesNotContain('\n', error.Message);
                messages++;
            }
        }

        Assert.True(messages > 1_000 && found > 1_000, $"{messages} messages, {found} records");
    }

    [Fact]
    public void A_large_array_is_read_in_little_memory()
    {
        var path = _folder["large.json"];
        using (var file = File.CreateText(path))
        {
            file.Write("[");
            for (var i = 0; i < 20_000; i++)
                file.Write($"{(i > 0 ? "," : "")}{{\"id\":{i},\"text\":\"{new string('x', 1000)}\"}}");
            file.Write("]");
        }

        using var records = JsonRecords.Open(path, "results");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var count = 0;
        while (records.Read())
            count++;
        Assert.Equal(20_000, count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void An_answer_of_the_api_continues_at_any_record_whatever_the_threads()
    {
        var works = Enumerable.Range(1, 40)
            .Select(i => $$"""{"id":"https://openalex.org/W{{i}}","title":"Work {{i}}"}""").ToList();
        _folder.Write("page1.json", $$"""{"meta":{"count":40},"results":[{{string.Join(',', works.Take(20))}}],"group_by":[]}""");
        _folder.Write("page2.json", JsonSerializer.Serialize(
            JsonDocument.Parse($$"""{"meta":{"count":40},"results":[{{string.Join(',', works.Skip(20))}}]}"""), Indented));
        var whole = Importing.Rows("openalex", _folder.Path, threads: 1);
        Assert.Equal(Enumerable.Range(1, 40).Select(i => $"W{i}"), whole.Select(r => r.Document!.Id));
        for (var i = 0; i < 20; i++)
            Assert.Equal(whole.Skip(20 + i).Select(Importing.Text),
                Importing.Rows("openalex", _folder.Path, new ImportPosition(1, i), threads: 3).Select(Importing.Text));
    }

    private static IEnumerable<(string Form, string Text)> Forms(string[] records, SeededRandom random)
    {
        var cut = random.Next(records.Length);
        var (first, rest) = (records[..cut], records[cut..]);
        string Page(IEnumerable<string> some) =>
            $$"""{"meta":{"count":3,"a":["\"]"]},"results":[{{string.Join(',', some)}}],"group_by":[]}""";
        yield return ("lines", string.Join('\n', records));
        yield return ("array", $"[{string.Join(',', records)}]");
        yield return ("array over lines", $"\n[\n{string.Join(",\n", records)}\n]\n");
        yield return ("indented array", Pretty($"[{string.Join(',', records)}]"));
        yield return ("page", Page(records));
        yield return ("indented page", Pretty(Page(records)));
        yield return ("pages, one a line", Page(first) + "\n" + Page(rest) + "\n");
        yield return ("indented records", string.Join('\n', records.Select(Pretty)));
        yield return ("arrays behind one another", $"[{string.Join(',', first)}]\n[{string.Join(',', rest)}]");
    }

    private static string Record(SeededRandom random)
    {
        var texts = new[] { "", "]", "}", "{\"results\":[", "\\", "\"", "a\nb", "\u00e9", new string('x', random.Next(70_000)) };
        return JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["id"] = texts[random.Next(8)],
            ["results "] = new[] { random.Next(9), random.Next(9) },
            ["nested"] = new { results = new[] { texts[random.Next(texts.Length)] }, none = (string?)null },
        });
    }

    private static string Pretty(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json), Indented);

    private static string Compact(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json));

    private List<(string Json, long Row)> Read(string text)
    {
        var found = new List<(string, long)>();
        using var records = JsonRecords.Open(_folder.Write("records.json", text), "results");
        while (records.Read())
            found.Add((Encoding.UTF8.GetString(records.Bytes), records.Row));
        return found;
    }
}
