using System.Text.Json;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Cli.Tests;

/// <summary>The generator's corpus with texts in every field that attack whatever shows or stores them.</summary>
internal static class HostileCorpus
{
    /// <summary>
    /// Each acts somewhere: browsers, plotly.js, MathJax, templates, terminals, logs, spreadsheets, shells, SQL, Python, JSON,
    /// Spectre's markup, paths, Markdown.
    /// </summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        "<script>window.hostile=1;alert(1)</script>",
        "<img src=x onerror=\"window.hostile=2\">",
        "</script><script>window.hostile=3</script><!--",
        "</textarea></title></style><svg/onload=window.hostile=4>",
        "\" onmouseover=\"window.hostile=5\" autofocus onfocus=\"window.hostile=5",
        "<a href=\"javascript:window.hostile=6\">click</a> [click](javascript:window.hostile=6)",
        "{{constructor.constructor('window.hostile=7')()}} ${window.hostile=7}",
        "$\\href{javascript:window.hostile=8}{x}$",
        "\u001b[2J\u001b]0;owned\u0007\u009b31m",
        "\u202egnp.exe\u202c",
        "=cmd|' /C calc'!A1",
        "+1+1",
        "-2+3",
        "@SUM(1)",
        "../../../../../../tmp/hostile",
        "'; DROP TABLE documents; --",
        "\" UNION SELECT * FROM read_text('/etc/passwd') --",
        "\"] + __import__('os').system('touch hostile') + [\"",
        "[bold red]markup[/] %{x} {0} %s",
        "| `tick` | <b>bold</b> | # heading",
        "line one\r\nline two\u2028line three",
        "$(touch hostile) `touch hostile` & touch hostile",
    ];

    /// <summary>
    /// Writes <paramref name="to"/>: the rows of <paramref name="from"/> with a hostile text at the beginning of each
    /// text field, another one a row.
    /// </summary>
    public static void Write(string from, string to)
    {
        var header = CsvFile.Header(from);
        CsvFile.Write(to, header, CsvFile.Read(from)
            .Select((row, i) => (IReadOnlyList<string?>)[.. header.Select(column => Cell(column, row[column]!, i))]));
    }

    private static string Cell(string column, string cell, int row)
    {
        var text = Texts[row % Texts.Count];
        return column switch
        {
            "id" => row % 3 == 0 ? $"{text.ReplaceLineEndings(" ")} {cell}" : cell,
            "title" or "abstract" => $"{text} {cell}",
            "country" or "field" or "language" when row % 5 == 0 => text.ReplaceLineEndings(" "),
            "keywords" or "ipc" when cell.Length > 0 =>
                JsonSerializer.Serialize<string[]>([.. JsonSerializer.Deserialize<string[]>(cell)!, text]),
            _ => cell,
        };
    }
}
