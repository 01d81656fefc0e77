using DeepInnovation.Core.Documents;

namespace DeepInnovation.Sources.Tests.Reading;

/// <summary>
/// Real documents, where somebody has put them beside the repository. The numbers were counted with Python's csv module.
/// </summary>
public sealed class RealDocumentTests
{
    [Theory]
    [InlineData("papers.csv.gz", DocumentKind.Paper, 10_603, 0)]
    [InlineData("patents.csv.gz", DocumentKind.Patent, 45_585, 20_746)]
    [InlineData("lens-drones.csv.gz", DocumentKind.Patent, 9_071, 0)]
    public void Every_row_of_the_real_files_is_read(string file, DocumentKind kind, int rows, int withoutYear)
    {
        var path = Find(file);
        Assert.SkipWhen(path is null,
            $"shared/data/{file} is not here; set DEEPINNOVATION_SHARED_DATA to its folder to run this test.");
        var documents = ReadDocuments.All(path!, kind);
        Assert.Equal(rows, documents.Count);
        Assert.Equal(withoutYear, documents.Count(d => d.Year is null));
    }

    private static string? Find(string file)
    {
        if (Environment.GetEnvironmentVariable("DEEPINNOVATION_SHARED_DATA") is { Length: > 0 } named)
            return File.Exists(Path.Combine(named, file)) ? Path.Combine(named, file) : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "data", file) is var path && File.Exists(path))
                return path;
        }

        return null;
    }
}
