using DeepInnovation.Core.Documents;
using DeepInnovation.Sources.Columns;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Sources.Tests.Columns;

public sealed class ColumnAliasesTests
{
    [Fact]
    public void The_documentation_lists_exactly_the_names_that_are_understood()
    {
        var page = Page();
        Assert.SkipWhen(page is null,
            "docs/input-formats.md is not above the test's folder; run the tests inside the repository.");
        var rows = File.ReadLines(page!).Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Select(l => l.Split('|')).ToDictionary(c => c[1].Trim(), c => c[2]);
        foreach (var field in Enum.GetValues<DocumentField>())
        {
            var text = rows[field == DocumentField.LabelSource ? "label_source" : field.ToString().ToLowerInvariant()];
            foreach (var kind in Enum.GetValues<DocumentKind>())
            {
                var listed = field != DocumentField.Id ? text
                    : text.Split("; patents:")[(int)kind].Replace("papers:", "", StringComparison.Ordinal);
                var understood = string.Join(" · ", ColumnAliases.Of(field, kind).Select(g => string.Join(", ", g)));
                Assert.Equal(understood, string.Join(" · ",
                    listed.Split('·').Select(g => string.Join(", ", g.Split(',').Select(ColumnAliases.Normalise)))));
            }
        }
    }

    [Fact]
    public void No_name_means_two_fields()
    {
        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            var names = Enum.GetValues<DocumentField>().SelectMany(f => ColumnAliases.Of(f, kind)).SelectMany(g => g).ToList();
            Assert.Equal(names.Count, names.Distinct().Count());
        }
    }

    private static string? Page()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "docs", "input-formats.md") is var path && File.Exists(path))
                return path;
        }

        return null;
    }
}
