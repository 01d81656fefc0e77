using DeepInnovation.Core.Files;
using DeepInnovation.Release;
using DeepInnovation.Runs;

namespace DeepInnovation.Claims;

/// <summary>How many fields the tables have that a run writes in the paper's formats.</summary>
internal static class ReleaseMeasurements
{
    private static readonly (RunFile File, string Id)[] Tables =
    [
        (ReleaseStage.Patents, "release.patents.fields"),
        (ReleaseStage.Papers, "release.papers.fields"),
        (ReleaseStage.Pairs, "release.pairs.fields"),
    ];

    /// <summary>The files that are read, where the run has them.</summary>
    public static IEnumerable<RunFile> Files => Tables.Select(table => table.File);

    /// <summary>Counts the named columns of each file's header; the leading index has no name. Reads one line a file.</summary>
    public static IEnumerable<Measurement> Of(RunFolder run)
    {
        foreach (var (file, id) in Tables)
        {
            var path = file.In(run);
            if (!File.Exists(path))
                continue;
            using var reader = Disk.OpenText(path);
            var names = (reader.ReadLine() ?? "").Split(',').Count(name => name.Trim().Trim('"').Length > 0);
            yield return new Measurement(id, names, $"{file}: named columns")
            {
                Obstacle = "the file is this project's own, written in the format that is known of the paper's",
            };
        }
    }
}
