using System.Text.RegularExpressions;
using DeepInnovation.Cli.Site;

namespace DeepInnovation.Cli.Tests.Documents;

/// <summary>Stages, folders and files of a run have in documents the names that the code gives them.</summary>
public sealed partial class DocumentedFilesTests
{
    private static readonly Dictionary<string, string> FolderOfStage = Folders();

    /// <summary>All texts in our assemblies: a file that the code writes has its name among them.</summary>
    private static readonly HashSet<string> Texts = [
        .. AssemblyNames.Ours.SelectMany(AssemblyNames.Texts).SelectMany(text => text.Split('/'))];

    private static readonly HashSet<string> Notebooks =
        [.. RepositoryFiles.All.Where(f => f.EndsWith(".ipynb", StringComparison.Ordinal))
            .Select(Path.GetFileNameWithoutExtension).OfType<string>()];

    [Fact]
    public void The_page_of_stages_has_a_row_for_each_in_their_order() =>
        Assert.Equal(Reproduction.StageNames.Select(Pascal),
            StageRow().Matches(RepositoryFiles.Read("docs/stages.md")).Skip(1).Select(row => row.Groups[1].Value));

    [Fact]
    public void The_README_has_a_row_for_each_folder_of_a_run() =>
        Assert.Equal(FolderOfStage.Values,
            FolderRow().Matches(RepositoryFiles.Read("README.md")).Select(row => row.Groups[1].Value));

    [Theory]
    [MemberData(nameof(RepositoryFiles.Rows), MemberType = typeof(RepositoryFiles))]
    public void Every_folder_and_file_of_a_run_is_one_that_the_code_names(string document) =>
        Assert.Empty(Faults(RepositoryFiles.Read(document)));

    [Theory]
    [InlineData("A run has `06-classifier`.")]
    [InlineData("A run has `05-classifier/score.parquet`.")]
    [InlineData("The stage writes `table6.parquet`.")]
    [InlineData("The stage writes `recall.npy` and `scores.parquet`.")]
    [InlineData("`11-claim/ledger.md` is a page")]
    [InlineData("The page is `09-maps.html`.")]
    [InlineData("The model is `dual-brt.zip`.")]
    public void A_wrong_name_is_seen(string text) => Assert.Single(Faults(text));

    [Theory]
    [InlineData("`05-classifier/scores.parquet`, `01-corpus`, `08-claims.html`, `NAME.zip`, `documents-NNNNN.parquet`, "
        + "`tables/STAGE/*.csv` and 02-01-2020")]
    public void A_right_name_passes(string text) => Assert.Empty(Faults(text));

    private static List<string> Faults(string text)
    {
        var spans = DocumentText.Spans(text).SelectMany(span => span.Split(' ')).ToList();
        var folders = spans.SelectMany(span => span.Split('/'))
            .Where(part => RunFolderName().IsMatch(part) && !FolderOfStage.ContainsValue(part) && !Notebooks.Contains(part));
        var files = DocumentText.Spans(text).Where(span => RunFile().IsMatch(span) && !Placeholder().IsMatch(span))
            .Select(span => span.Split('/')[^1])
            .Where(name => !Texts.Contains(name) && !IsOfNotebook(name) && !IsModel(name) && !RepositoryFiles.HasEnding(name));
        return [.. folders.Union(files)];
    }

    private static bool IsOfNotebook(string name) =>
        name.EndsWith(".html", StringComparison.Ordinal) && Notebooks.Contains(Path.GetFileNameWithoutExtension(name));

    /// <summary>
    /// A model has the name of its classifier, and a table of an archive that of its source: both are put
    /// together when they are needed.
    /// </summary>
    private static bool IsModel(string name) =>
        name.EndsWith(".zip", StringComparison.Ordinal)
        && name.Split('.')[0].Split('-').All(part => Texts.Contains(part) || Texts.Contains(part + "-"));

    private static Dictionary<string, string> Folders()
    {
        var folders = StageList.All.ToDictionary(entry => entry.Place.Name, entry => entry.Place.Folder);
        folders.Add(NotebooksStage.Place.Name, NotebooksStage.Place.Folder);
        return folders;
    }

    private static string Pascal(string name) =>
        string.Concat(name.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    [GeneratedRegex(@"^\| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex StageRow();

    [GeneratedRegex(@"^\| `(\d\d-[a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex FolderRow();

    [GeneratedRegex(@"^\d\d-[a-z]+(-[a-z]+)*$")]
    private static partial Regex RunFolderName();

    [GeneratedRegex(@"^[\w-][\w./-]*\.(parquet|npy|csv|json|html|zip|jsonl|svg)$")]
    private static partial Regex RunFile();

    [GeneratedRegex("[A-Z]{4,}")]
    private static partial Regex Placeholder();
}
