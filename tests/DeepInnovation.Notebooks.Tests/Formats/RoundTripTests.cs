using System.Text.Json.Nodes;
using CsCheck;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Formats;

namespace DeepInnovation.Notebooks.Tests.Formats;

/// <summary>What a format can hold comes back from it: any cells, and the lines that look like the format itself.</summary>
public class RoundTripTests
{
    private static readonly Gen<string> Line = Gen.OneOf(
        OneOf(
            "", " ", "#!csharp", " #!csharp", "  #!markdown ", "#!meta", "#!fsharp", "#!nothing", "#!", "```", "```csharp",
            "~~~~", "    ```", "<!-- cell: {} -->", "<!-- \\cell: x",
            "<!-- \\\\notebook: ", "<!-- notebook: {} -->", "-->", "---", "# Title", "var x = 1; // 人工 🤖", "\t",
            "#r \"a.dll\"", "\\", "\u2028"),
        Gen.String[Gen.Char['\u0020', '\u017e'], 0, 12]);

    private static readonly Gen<string> Source = Line.List[0, 6].Select(lines => string.Join('\n', lines));

    private static readonly Gen<JsonObject> Metadata = Gen.OneOf(
        Gen.Const(0).Select(_ => new JsonObject()),
        Line.Select(tag => new JsonObject
        {
            ["tags"] = new JsonArray("parameters", tag),
            ["deepinnovation"] = new JsonObject { ["tolerance"] = 0.25 },
        }));

    private static readonly Gen<NotebookCell> Cell = Gen.Select(
        OneOf(CellKind.Code, CellKind.Markdown, CellKind.Raw), Source, Metadata, OneOf("", "", "fsharp", "pwsh"), Gen.Bool,
        (kind, source, metadata, kernel, attached) =>
        {
            metadata = (JsonObject)metadata.DeepClone();
            if (kernel.Length > 0 && kind == CellKind.Code)
                metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = kernel };
            return new NotebookCell(kind, source)
            {
                Metadata = metadata,
                Other = attached && kind == CellKind.Markdown
                    ? new JsonObject { ["attachments"] = new JsonObject { ["a.png"] = "<!-- --> AAAA" } } : [],
            };
        });

    private static readonly Gen<NotebookDocument> Notebook = Gen.Select(Cell.List[0, 6], Metadata, (cells, metadata) =>
    {
        var notebook = new NotebookDocument { Metadata = (JsonObject)metadata.DeepClone() };
        foreach (var cell in cells)
            notebook.Cells.Add(cell);
        // Ids are given by the first writing.
        return NotebookDocument.Parse(notebook.ToJson());
    });

    [Fact]
    public void Markdown_gives_back_all_but_outputs() => Notebook.Sample(
        notebook => Through(notebook, NotebookFormat.Markdown).ToJson() == notebook.ToJson(), seed: "000000000000", iter: 2000,
        print: n => n.ToJson());

    [Fact]
    public void Dib_gives_back_all_but_outputs_empty_cells_and_blank_ends() => Notebook.Sample(
        notebook =>
        {
            var held = notebook.Copy();
            foreach (var cell in held.Cells.ToList())
            {
                cell.Source = DibWriter.Trim(cell.Source);
                if (cell.Source.Length == 0)
                    held.Cells.Remove(cell);
            }

            return Through(notebook, NotebookFormat.Dib).ToJson() == held.ToJson();
        }, seed: "000000000000", iter: 2000, print: n => n.ToJson());

    [Fact]
    public void A_text_form_written_again_has_the_same_bytes() => Notebook.Sample(
        notebook =>
        {
            foreach (var format in (ReadOnlySpan<NotebookFormat>)[NotebookFormat.Dib, NotebookFormat.Markdown])
            {
                var text = NotebookFile.TextOf(notebook, format);
                Assert.Equal(text, NotebookFile.TextOf(NotebookFile.Parse(text, format), format));
            }
        }, seed: "000000000000", iter: 500, print: n => n.ToJson());

    [Fact]
    public void Ipynb_to_dib_to_Markdown_to_ipynb_is_the_notebook()
    {
        var notebook = Sample.Code("var x = 1;\n#!csharp\nx", "x");
        notebook.Cells.Insert(0,
            new NotebookCell(CellKind.Markdown, "# Title\n\n#!csharp\n\n```csharp\nvar no = \"cell\";\n```", "title"));
        notebook.Cells[1].Metadata["tags"] = new JsonArray("parameters");
        var there = Through(Through(Through(notebook, NotebookFormat.Dib), NotebookFormat.Markdown), NotebookFormat.Ipynb);
        Assert.Equal(notebook.ToJson(), there.ToJson());
        Assert.Equal(["parameters"], there.Cells[1].Tags);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static NotebookDocument Through(NotebookDocument notebook, NotebookFormat format) =>
        NotebookFile.Parse(NotebookFile.TextOf(notebook, format), format);
}
