using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Core.Tests.Json;

public sealed class StrictJsonTests
{
    private static readonly JsonSerializerOptions Options =
        new() { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    private sealed record Shelf(string Name, IReadOnlyList<int?> Books);

    // Places are counted by hand.
    [Theory]
    [InlineData("{\n \"a\": NaN}", JsonFaultKind.Syntax, 2, 7, "a", "NaN is no value in JSON")]
    [InlineData("[1, -Infinity]", JsonFaultKind.Syntax, 1, 5, "[1]", "-Infinity is no value in JSON")]
    [InlineData("{\"a\": [true, Infinity]}", JsonFaultKind.Syntax, 1, 14, "a[1]", "Infinity is no value in JSON")]
    [InlineData("{\"a\": 1,\n \"b\": {\"c\": 1, \"d\": 2, \"c\": 3}}", JsonFaultKind.DoubledKey, 2, 24, "b.c",
        "the key \"c\" stands twice in one object")]
    [InlineData("{\"a\":1,\"\\u0061\":2}", JsonFaultKind.DoubledKey, 1, 8, "a", "the key \"a\" stands twice in one object")]
    [InlineData("{\"cells\": [0, {\"s\": \"half \\ud83d emoji\"}]}", JsonFaultKind.HalfPair, 1, 27, "cells[1].s",
        "half of a surrogate pair is no character")]
    [InlineData("[\"\\udc00\"]", JsonFaultKind.HalfPair, 1, 3, "[0]", "half of a surrogate pair is no character")]
    [InlineData("[\"\\ud83d\\ud83d\\ude00\"]", JsonFaultKind.HalfPair, 1, 3, "[0]", "half of a surrogate pair is no character")]
    [InlineData("{\"\\ud800\": 1}", JsonFaultKind.HalfPair, 1, 3, "", "half of a surrogate pair is no character")]
    [InlineData("{\"a\": [1, 2", JsonFaultKind.CutOff, 1, 12, "a[1]", "the text ends in the middle")]
    [InlineData("{\"a\": \"b", JsonFaultKind.CutOff, 1, 9, "a", "the text ends in the middle")]
    [InlineData("tru", JsonFaultKind.CutOff, 1, 4, "", "the text ends in the middle")]
    [InlineData(" \n", JsonFaultKind.CutOff, 1, 1, "", "the text is empty")]
    [InlineData("{\"é\": 'x'}", JsonFaultKind.Syntax, 1, 7, "é", "a text stands in double quotes in JSON, not in '")]
    [InlineData("{\"a\": 1 // x\n}", JsonFaultKind.Syntax, 1, 9, "", "JSON has no comments")]
    [InlineData("{\"a\": \"x\ty\"}", JsonFaultKind.Syntax, 1, 9, "a", "the control character 09 is not expected here")]
    [InlineData("{\"a\": 1,}", JsonFaultKind.Syntax, 1, 9, "", "\"}\" is not expected here")]
    [InlineData("{} {}", JsonFaultKind.Syntax, 1, 4, "", "\"{\" is not expected here")]
    [InlineData("[[[[1]]]]", JsonFaultKind.TooDeep, 1, 4, "[0][0][0]", "it is nested deeper than 3 levels")]
    public void A_fault_is_told_with_its_place(string text, JsonFaultKind kind, int line, int character,
        string path, string problem)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var found = StrictJson.FaultIn(utf8, depth: 3);
        Assert.NotNull(found);
        Assert.Equal((kind, (long)line, (long)character, path, problem),
            (found.Kind, found.Line, found.Character, found.Path, found.Problem));
        Assert.Equal(found, Assert.Throws<JsonFaultException>(() => StrictJson.Document(utf8, 3)).Fault);
        Assert.Equal(found, Assert.Throws<JsonFaultException>(() => StrictJson.Node(utf8, 3)).Fault);
        Assert.Equal(found, Assert.Throws<JsonFaultException>(() => StrictJson.Read(utf8, _ => 0, 3)).Fault);
    }

    [Theory]
    [InlineData("utf-16", "the text is UTF-16, and JSON is UTF-8")]
    [InlineData("utf-16BE", "the text is UTF-16, and JSON is UTF-8")]
    [InlineData("utf-32", "the text is UTF-32, and JSON is UTF-8")]
    public void Another_encoding_is_named_with_and_without_its_mark(string name, string problem)
    {
        var encoding = Encoding.GetEncoding(name);
        var bytes = encoding.GetBytes("{\"a\": 1}");
        Assert.Equal(problem, StrictJson.FaultIn(bytes)?.Problem);
        Assert.Equal(problem, StrictJson.FaultIn([.. encoding.GetPreamble(), .. bytes])?.Problem);
    }

    [Fact]
    public void A_byte_that_is_no_UTF8_is_named_with_its_place()
    {
        var fault = StrictJson.FaultIn([.. "{\"é\":\n \""u8, 0xE9, .. "\"}"u8]);
        Assert.Equal((JsonFaultKind.Encoding, 2L, 3L, "the byte E9 is not UTF-8"),
            (fault!.Kind, fault.Line, fault.Character, fault.Problem));
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over_and_counts_as_no_character()
    {
        Assert.Equal(1, StrictJson.Document((byte[])[0xEF, 0xBB, 0xBF, .. "[1]"u8]).RootElement[0].GetInt32());
        Assert.Equal(4, StrictJson.FaultIn([0xEF, 0xBB, 0xBF, .. "[1,]"u8])?.Character);
    }

    [Fact]
    public void A_text_in_memory_with_half_a_pair_is_refused() =>
        Assert.Equal((2L, 2L),
            Assert.Throws<JsonFaultException>(() => StrictJson.Document("[\n\"\ud800\"]")) is { Fault: var fault }
                ? (fault.Line, fault.Character) : default);

    [Theory]
    [InlineData("""{"Name":"a"}""", "it lacks \"Books\"", "")]
    [InlineData("""{"Name":"a","Books":["x"]}""",
        "this member is unknown here, or its value is of another kind than is wanted", "Books[0]")]
    [InlineData("""{"Name":"a","Books":[1,null]}""", "a list here holds no null", "Books[1]")]
    [InlineData("""{"Name":null,"Books":[]}""",
        "this member is unknown here, or its value is of another kind than is wanted", "Name")]
    [InlineData("""{"Name":"a","Name":"b","Books":[]}""", "the key \"Name\" stands twice in one object", "Name")]
    [InlineData("[]", "it is another kind of value than is wanted here", "")]
    [InlineData("null", "it is null", "")]
    public void What_does_not_become_the_object_is_told_by_its_member_and_no_type_of_dotnet(string text,
        string problem, string path)
    {
        var error = Assert.Throws<JsonFaultException>(() => StrictJson.Deserialize<Shelf>(Encoding.UTF8.GetBytes(text), Options));
        Assert.Equal((problem, path), (error.Fault.Problem, error.Fault.Path));
        Assert.DoesNotContain("System", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_taken_is_what_others_read_and_can_be_walked_without_an_exception()
    {
        var sound = """{"n":-1.5e3,"t":"a\n\"\u00e9\ud83d\ude00😀","l":[true,false,null,[],{}],"o":{"n":{"n":[{"n":"n"}]}}}"""u8
            .ToArray();
        var (taken, refused) = (0, 0);
        foreach (var text in JsonMutations.Of(sound, 10_000, seed: 13).Append(sound))
        {
            JsonNode? node;
            try
            {
                node = StrictJson.Node(text);
            }
            catch (JsonFaultException error)
            {
                refused++;
                Assert.Equal(error.Fault, StrictJson.FaultIn(text));
                Assert.InRange(error.Fault.Offset, 0, text.Length);
                Assert.DoesNotContain('\n', error.Fault.ToString().Replace("\"\n\"", "", StringComparison.Ordinal));
                continue;
            }

            taken++;
            Assert.Null(StrictJson.FaultIn(text));
            var written = node?.ToJsonString() ?? "null";
            Assert.True(JsonNode.DeepEquals(node, JsonNode.Parse(written)));
        }

        Assert.True(taken > 200 && refused > 5000, $"{taken} taken, {refused} refused");
    }
}
