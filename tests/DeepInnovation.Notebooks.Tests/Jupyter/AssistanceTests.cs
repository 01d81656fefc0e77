using System.Text.Json.Nodes;

namespace DeepInnovation.Notebooks.Tests.Jupyter;

public class AssistanceTests
{
    [Fact]
    public void Names_are_completed_from_the_framework_earlier_cells_and_the_cell_itself()
    {
        using var client = new KernelClient();
        client.Run("var years = new List<int> { 2019 }; class Paper { public string Title = \"\"; public static int Count; }\n"
            + "int Twice(int n) => 2 * n;");
        Assert.Contains("WriteLine", Complete("Console.Wri|"));
        Assert.DoesNotContain("ReadLine", Complete("Console.Wri|"));
        Assert.Contains("years", Complete("ye|"));
        Assert.Contains("Twice", Complete("var t = Tw|ice(3);"));
        Assert.Equal(["Select", "SelectMany"], Complete("years.Sele|"));
        Assert.Contains("Title", Complete("new Paper().|"));
        Assert.DoesNotContain("Count", Complete("new Paper().|"));
        Assert.Contains("Count", Complete("Paper.|"));
        Assert.Contains("Diagnostics", Complete("using System.Di|"));
        Assert.Contains("local", Complete("void F() { var local = 1; lo| }"));
        Assert.Contains("Length", Complete("\"😀\".Len|"));
        Assert.Contains("foreach", Complete("fore|"));
        Assert.Contains("HasValue", Complete("int? q = 1; q.Has|"));
        Assert.Empty(Complete("// Cons|"));
        Assert.Empty(Complete("var s = \"Cons|\";"));

        string[] Complete(string marked)
        {
            var content = At(marked);
            var reply = client.Ask("complete_request", content);
            var matches = reply["matches"]!.AsArray().Select(match => match!.ToString()).ToArray();
            // The part that a match replaces is its beginning.
            var code = content["code"]!.ToString().EnumerateRunes().ToList();
            var typed = string.Concat(code[(int)reply["cursor_start"]!..(int)reply["cursor_end"]!]);
            Assert.All(matches, match => Assert.StartsWith(typed, match, StringComparison.OrdinalIgnoreCase));
            return matches;
        }
    }

    [Fact]
    public void Inspection_tells_signatures_and_values()
    {
        using var client = new KernelClient();
        client.Run("var years = new List<int> { 2019, 2020 };\n/// <summary>Doubles.</summary>\nint Twice(int n) => 2 * n;");
        Assert.Contains("List<int> years = ", Inspect("yea|rs"), StringComparison.Ordinal);
        Assert.Contains("2020", Inspect("years|.Count"), StringComparison.Ordinal);
        Assert.Contains("Twice(int n)", Inspect("Twice(|3)"), StringComparison.Ordinal);
        Assert.Contains("System.Math.Max", Inspect("Math.Max|(1, 2)"), StringComparison.Ordinal);
        Assert.Equal("", Inspect("nothing|"));

        string Inspect(string marked)
        {
            var reply = client.Ask("inspect_request", At(marked));
            Assert.Equal((bool)reply["found"]!, reply["data"]!.AsObject().Count > 0);
            return reply["data"]!["text/plain"]?.ToString() ?? "";
        }
    }

    [Theory]
    [InlineData("1 + 1", "complete", null)]
    [InlineData("var a = 1;", "complete", null)]
    [InlineData("", "complete", null)]
    [InlineData("for (;;)\n{", "incomplete", "    ")]
    [InlineData("class A { int B() {", "incomplete", "        ")]
    [InlineData("Foo(", "incomplete", "")]
    [InlineData("1 +", "incomplete", "")]
    [InlineData("}", "invalid", null)]
    public void A_console_learns_whether_enter_runs_the_code(string code, string status, string? indent)
    {
        using var client = new KernelClient();
        var reply = client.Ask("is_complete_request", new JsonObject { ["code"] = code });
        Assert.Equal((status, indent), (reply["status"]!.ToString(), reply["indent"]?.ToString()));
    }

    /// <summary>Code with a bar at the cursor, which the protocol counts in code points.</summary>
    private static JsonObject At(string marked)
    {
        var bar = marked.IndexOf('|', StringComparison.Ordinal);
        return new JsonObject { ["code"] = marked.Remove(bar, 1), ["cursor_pos"] = marked[..bar].EnumerateRunes().Count() };
    }
}
