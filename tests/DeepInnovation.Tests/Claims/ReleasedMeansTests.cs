using System.Globalization;
using DeepInnovation.Claims;

namespace DeepInnovation.Tests.Claims;

/// <summary>The claimed yearly figures against the domain means of the released file, where these are at hand.</summary>
public sealed class ReleasedMeansTests
{
    [Fact]
    public void Domain_means_weighted_by_their_patents_give_the_yearly_means_and_counts()
    {
        if (SharedFile("released/novelty_by_domain_year.csv") is not { } path)
        {
            Assert.Skip("shared/data/released/novelty_by_domain_year.csv is not here; "
                + "set DEEPINNOVATION_SHARED_DATA to the folder shared/data");
            return;
        }

        var rows = File.ReadLines(path).Skip(1).Select(line => line.Split(','))
            .Select(cells => (Year: cells[1], Mean: double.Parse(cells[2], CultureInfo.InvariantCulture),
                N: long.Parse(cells[3], CultureInfo.InvariantCulture)))
            .ToList();
        var book = ClaimBook.DeepInnovationAI;
        foreach (var (name, part) in rows.GroupBy(row => row.Year).Select(year => (year.Key, year.ToList()))
            .Append(("2016-2020", rows)))
        {
            Assert.Equal(book.Expected($"patents.{name}"), part.Sum(row => row.N));
            Assert.Equal(book.Expected($"novelty.mean.{name}"),
                part.Sum(row => row.N * row.Mean) / part.Sum(row => row.N), 0.0005);
        }
    }

    private static string? SharedFile(string name)
    {
        var folders = new List<string>();
        if (Environment.GetEnvironmentVariable("DEEPINNOVATION_SHARED_DATA") is { } given)
            folders.Add(given);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            folders.Add(Path.Combine(folder.FullName, "shared", "data"));
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
