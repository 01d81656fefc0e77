namespace DeepInnovation.Cli.Tests.Sources;

/// <summary>Rules about all of src that no analyzer knows, and that each of them can fail.</summary>
public sealed class SourcesTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public void No_text_no_order_and_no_line_end_depends_on_culture_or_system() => Assert.Equal([], SourceCode.Faults(Both));

    [Fact]
    [Trait("Category", "Slow")]
    public void The_rules_see_what_they_are_for_and_pass_what_is_sound()
    {
        string[] wrong =
        [
            "double d = 1; _ = $\"{d}\";", "double? d = 1; _ = $\"{d:0.0} s\";", "decimal d = 1; _ = \"a\" + d;",
            "var s = \"\"; s += 1.5f;", "long seed = -1; _ = $\"{seed}/a\";",
            "var d = DateTime.Now; _ = $\"{d:yyyy}\";", "var n = 1; _ = $\"{n:N0}\";", "_ = string.Join(',', new[] { 1.5 });",
            "int year = 1; _ = string.Concat(\"a\", (object)year);", "_ = new System.Text.StringBuilder().Append(1.5);",
            "double? d = 1; _ = d.ToString();", "_ = new[] { \"a\" }.OrderBy(x => x);", "_ = new[] { \"a\" }.Max();",
            "_ = new[] { 1 }.MaxBy(x => \"a\");", "_ = new[] { 1 }.OrderBy(x => (x, \"a\"));", "_ = new SortedDictionary<string, "
                + "int>();", "new List<string>().Sort();", "_ = \"a\".CompareTo(\"b\");", "Array.Sort(new[] { \"a\" });",
            "_ = new System.Text.RegularExpressions.Regex(\"i\", System.Text.RegularExpressions.RegexOptions.IgnoreCase);",
            "_ = Comparer<string>.Default;",
            "_ = Environment.NewLine;", "new System.Text.StringBuilder().AppendLine();",
            "using var w = new StringWriter();", "File.WriteAllLines(\"a\", [\"b\"]);",
            "_ = \"a\".ReplaceLineEndings();", "_ = new System.Text.Json.JsonSerializerOptions { WriteIndented = true };",
            "_ = new System.Text.Json.JsonWriterOptions { Indented = true };",
            "var o = new System.Text.Json.JsonSerializerOptions(); o.WriteIndented = true;",
            "_ = new System.Text.Json.Nodes.JsonObject().ToString();",
        ];
        string[] sound =
        [
            "double d = 1; _ = FormattableString.Invariant($\"{d}\");",
            "double d = 1; _ = string.Create(System.Globalization.CultureInfo.InvariantCulture, $\"{d:0.0}\");",
            "_ = $\"{\"a\"} {'b'} {true}\";",
            "var count = 3; _ = $\"{count} rows\";", "var d = DateTime.Now; _ = $\"{d:O}\";",
            "byte b = 1; _ = $\"{b:x2}\";", "_ = string.Join(',', [\"a\"]);", "_ = new[] { 1.5 }.Max();",
            "_ = new[] { 1 }.OrderBy(x => x);", "_ = new[] { \"a\" }.OrderBy(x => x, StringComparer.Ordinal);",
            "_ = new SortedDictionary<string, int>(StringComparer.Ordinal);", "new List<string>().Sort(StringComparer.Ordinal);",
            "using var w = new StringWriter { NewLine = \"\\n\" };",
            "_ = new System.Text.Json.JsonSerializerOptions { WriteIndented = true, NewLine = \"\\n\" };",
            "_ = new[] { \"a\" }.Max(x => x.Length);",
        ];
        Assert.All(wrong, code => Assert.Single(SourceCode.FaultsIn(code, Both).Take(1)));
        Assert.All(sound, code => Assert.Empty(SourceCode.FaultsIn(code, Both)));
    }

    private static string? Both(Microsoft.CodeAnalysis.IOperation operation) =>
        CultureRule.Fault(operation) ?? LineEndRule.Fault(operation);
}
