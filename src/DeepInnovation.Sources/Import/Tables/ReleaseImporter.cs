using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Sources.Import.Tables;

/// <summary>
/// The paper's release: <c>DeepPatentAI.csv</c> and <c>DeepDiveAI.csv</c> (doi 10.6084/m9.figshare.28578947), also compressed.
/// What is known of their columns comes from public code that reads them; columns are found by name. Patents take <c>PN</c> as
/// id, papers <c>ID</c>. The released Novelty is left out: ours is computed anew.
/// </summary>
internal sealed class ReleaseImporter : IImporter
{
    private const string Papers = "deepdiveai", Patents = "deeppatentai";

    /// <inheritdoc/>
    public string Name => "deepinnovationai";

    /// <inheritdoc/>
    public string Description => "the paper's release: a folder with DeepPatentAI.csv and DeepDiveAI.csv";

    /// <inheritdoc/>
    public IReadOnlyList<SourceFile> Find(IReadOnlyList<string> paths)
    {
        var files = SourceFiles.Find(paths, name => KindOf(name) is not null,
            "DeepPatentAI.csv, DeepDiveAI.csv or the folder of both");
        return files.FirstOrDefault(f => KindOf(f.Name) is null) is not { } stranger ? files
            : throw new InputException("this is neither DeepPatentAI.csv nor DeepDiveAI.csv", stranger.Path, null,
                hint: "Import it as papers or patents instead");
    }

    /// <inheritdoc/>
    public IEnumerable<ImportedRow> Read(IReadOnlyList<SourceFile> files, ImportPosition start, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        for (var file = start.File; file < files.Count; file++)
        {
            var skip = file == start.File ? start.Records : 0;
            foreach (var row in DocumentRows.Read(files[file], KindOf(files[file].Name)!.Value, Name, file))
            {
                cancellation.ThrowIfCancellationRequested();
                if (skip-- <= 0)
                    yield return row;
            }
        }
    }

    private static DocumentKind? KindOf(string name)
    {
        var file = Path.GetFileName(name).ToLowerInvariant();
        return InputText.Ending(file) != ".csv" ? null
            : file.StartsWith(Papers, StringComparison.Ordinal) ? DocumentKind.Paper
            : file.StartsWith(Patents, StringComparison.Ordinal) ? DocumentKind.Patent : null;
    }
}
