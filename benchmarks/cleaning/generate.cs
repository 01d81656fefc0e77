using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Import;
using DeepInnovation.Sources.Reading;

#:project ../../src/DeepInnovation/DeepInnovation.csproj
#:property PublishAot=false
// Made-up papers for measuring a clean-up: dotnet run generate.cs FOLDER DOCUMENTS. Abstracts of 120 words, drawn with a skew
// from 50,000; every tenth is a copy of an earlier one with up to six words exchanged, every twentieth bears an earlier DOI.

var (folder, count, random) = (args[0], int.Parse(args[1]), new SeededRandom(1, "benchmark/cleaning"));
var recent = new string[1000][];
Directory.CreateDirectory(folder);
for (var part = 0; part * 50_000 < count; part++)
    ParquetTable.Write(Path.Combine(folder, CorpusFolder.PartName(part)),
        Documents(part * 50_000, Math.Min(count, (part + 1) * 50_000)));

IEnumerable<ImportedDocument> Documents(int from, int to)
{
    for (var i = from; i < to; i++)
    {
        var words = i >= 1000 && i % 10 == 0 ? Edited(recent[random.Next(1000)])
            : [.. Enumerable.Range(0, 120).Select(_ => Word())];
        recent[i % 1000] = words;
        yield return new ImportedDocument
        {
            Id = $"W{i:0000000000}",
            Kind = DocumentKind.Paper,
            Title = string.Join(' ', words.Take(10)),
            Abstract = string.Join(' ', words.Skip(10)),
            Year = 2000 + random.Next(20),
            Doi = $"10.1234/made.up.{(i % 20 == 1 && i > 1000 ? random.Next(i) : i)}",
            Language = "en",
            Type = "article",
            Source = "openalex",
            SourceFile = "part_000.gz",
            SourceRow = i + 1,
        };
    }
}

string[] Edited(string[] words)
{
    var copy = (string[])words.Clone();
    for (var edits = random.Next(7); edits > 0; edits--)
        copy[random.Next(copy.Length)] = Word();
    return copy;
}

string Word() => $"w{(int)(50_000 * Math.Pow(random.NextDouble(), 3))}";
