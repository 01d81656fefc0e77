using System.Text.Json;
using System.Text.RegularExpressions;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DeepInnovation.Labels;
using DeepInnovation.Samples;

namespace DeepInnovation.Tests.Samples;

public sealed class SampleCorpusTests
{
    private static readonly string[] Files =
    [
        SampleCorpus.PapersFile, SampleCorpus.PatentsFile, SampleCorpus.AnswersFile, SampleCorpus.TruthFile,
        SampleCorpus.ManualFile, SampleCorpus.OptimumFile, SampleCorpus.CardFile,
    ];

    [Fact]
    public void The_committed_files_are_what_the_generator_writes()
    {
        using var folder = new TemporaryFolder();
        CorpusFixture.Committed.Write(folder.Path);
        Assert.Equal(Files.Order(), Directory.GetFiles(folder.Path).Select(f => Path.GetFileName(f)!).Order());
        foreach (var file in Files)
            Assert.True(Sha256.OfFile(folder[file]) == Sha256.OfFile(Path.Combine(CorpusFixture.Folder, file)),
                $"data-samples/{file} differs from the generator");
        Assert.InRange(Files.Sum(f => new FileInfo(folder[f]).Length), 4_000_000, 8_000_000);
    }

    [Fact]
    public void Asking_for_fewer_documents_gives_the_same_first_ones()
    {
        var few = SampleCorpus.Generate(150, 200, 42);
        Assert.Equivalent(CorpusFixture.Committed.Papers.Take(150).Select(p => p.Document),
            few.Papers.Select(p => p.Document), strict: true);
        Assert.Equivalent(CorpusFixture.Committed.Patents.Take(150).Select(p => p.Document),
            few.Patents.Take(150).Select(p => p.Document), strict: true);
    }

    [Fact]
    public void Another_seed_gives_other_documents() =>
        Assert.NotEqual(CorpusFixture.Committed.Papers[0].Document.Abstract, CorpusFixture.Other.Papers[0].Document.Abstract);

    [Fact]
    public async Task Every_document_has_a_recorded_answer_and_the_stated_noise_is_met()
    {
        using var client = new RecordedChatClient(Path.Combine(CorpusFixture.Folder, SampleCorpus.AnswersFile));
        var labeler = new ChatLabeler(client);
        double expected = 0, variance = 0, wrong = 0;
        foreach (var (document, recorded) in CorpusFixture.Committed.Documents.Zip(CorpusFixture.Committed.Recorded))
        {
            var label = await labeler.LabelAsync(document.Document, TestContext.Current.CancellationToken);
            Assert.Equal(recorded, label.Label);
            var rate = RecordedAnnotator.ErrorRate(document.Posterior);
            (expected, variance, wrong) = (expected + rate, variance + rate * (1 - rate),
                wrong + (recorded == 1 != document.Topic.IsAi ? 1 : 0));
        }

        Assert.InRange(wrong, expected - 4 * Math.Sqrt(variance), expected + 4 * Math.Sqrt(variance));
        Assert.InRange(wrong / CorpusFixture.Committed.Documents.Count, 0.025, 0.05);
    }

    [Fact]
    public void The_posterior_ranks_recorded_labels_best_too()
    {
        double Noisy(double p) => p * (1 - RecordedAnnotator.ErrorRate(p)) + (1 - p) * RecordedAnnotator.ErrorRate(p);
        for (var p = 0.0; p < 0.999; p += 0.001)
            Assert.True(Noisy(p + 0.001) > Noisy(p));
    }

    [Fact]
    public void The_optimum_is_high_but_not_perfect()
    {
        foreach (var set in CorpusFixture.Committed.OptimalFigures)
        {
            Assert.InRange(set.Value.AveragePrecision, set.Labels == "truth" ? 0.97 : 0.93,
                set.Labels == "truth" ? 0.993 : 0.975);
            Assert.InRange(set.Value.AveragePrecision, set.Low.AveragePrecision, set.High.AveragePrecision);
        }

        Assert.Equal(6, CorpusFixture.Committed.OptimalFigures.Count);
    }

    [Fact]
    public void Scripts_gaps_and_copies_occur_as_stated()
    {
        var documents = CorpusFixture.Committed.Documents;
        foreach (var script in new[]
        {
            "IsCJKUnifiedIdeographs",
            "IsHangulSyllables", "IsHiragana|IsKatakana", "IsCyrillic", "IsArabic", "IsGreek", "IsLatin-1Supplement",
        })
        {
            var letters = new Regex("[" + string.Concat(script.Split('|').Select(s => $@"\p{{{s}}}")) + "]");
            Assert.True(documents.Count(d => letters.IsMatch(d.Document.Title))
                >= (script.StartsWith("IsHira", StringComparison.Ordinal) ? 1 : 20), script);
            if (!script.StartsWith("IsHira", StringComparison.Ordinal))
                Assert.Contains(documents, d => d.Document.Keywords.Any(k => letters.IsMatch(k)));
        }

        Assert.InRange(documents.Count(d => d.Document.Abstract.Length == 0), 30, 100);
        Assert.Contains(documents, d => d.Document.Year is null);
        Assert.Contains(documents, d => d.Document.Keywords.Count == 0);
        Assert.Contains(documents, d => d.Document.Keywords.Count == 1);
        Assert.InRange(documents.Count(d => d.PlantedSurprise), 200, 400);
        Assert.All(documents.Where(d => d.Document.Abstract.Length > 0),
            d => Assert.InRange(d.Document.Abstract.Split(' ').Length, 40, 110));
        Assert.All(CorpusFixture.Committed.Patents.GroupBy(p => p.Document.Family), f => Assert.InRange(f.Count(), 1, 3));
        Assert.Equal(documents.Count, documents.Select(d => d.Document.Id).Distinct().Count());
    }

    [Fact]
    public void A_source_paper_is_earlier_on_the_same_topic_and_its_words_return()
    {
        var corpus = CorpusFixture.Committed;
        var papers = corpus.Papers.ToDictionary(p => p.Document.Id, StringComparer.Ordinal);
        var written = corpus.Patents.Where(p => p.SourcePaper is not null).ToList();
        Assert.InRange((double)written.Count / corpus.Patents.Count(p => p.Topic.IsAi), 0.2, 0.3);
        double shared = 0, sharedByChance = 0;
        for (var i = 0; i < written.Count; i++)
        {
            var source = papers[written[i].SourcePaper!];
            Assert.Equal(source.Topic, written[i].Topic);
            Assert.True(source.Year < written[i].Year);
            var other = corpus.Papers.First(p => p.Topic == source.Topic && p != source);
            shared += written[i].Document.Keywords.Intersect(source.Document.Keywords).Count();
            sharedByChance += written[i].Document.Keywords.Intersect(other.Document.Keywords).Count();
        }

        Assert.True(shared > 1.7 * sharedByChance, $"{shared} against {sharedByChance}");
        Assert.True(sharedByChance > 0, "a paper on the same topic is a distractor");
    }

    [Fact]
    public void The_manual_labels_are_the_truth_about_400_documents()
    {
        var truth = CsvFile.Read(Path.Combine(CorpusFixture.Folder, SampleCorpus.TruthFile), "id", "is_ai")
            .ToDictionary(r => r["id"]!, r => r["is_ai"]!);
        var manual = CsvFile.Read(Path.Combine(CorpusFixture.Folder, SampleCorpus.ManualFile), "id", "label").ToList();
        Assert.Equal(400, manual.Select(r => r["id"]).Distinct().Count());
        Assert.All(manual, r => Assert.Equal(truth[r["id"]!], r["label"]));
        Assert.InRange(manual.Count(r => r["id"]!.StartsWith("paper", StringComparison.Ordinal)), 160, 240);
    }

    [Fact]
    public void The_csv_reads_back_in_another_reader()
    {
        using var connection = ParquetTable.Open();
        using var command = connection.CreateCommand();
        var path = ParquetTable.Literal(Path.Combine(CorpusFixture.Folder, SampleCorpus.PatentsFile));
        command.CommandText =
            $"SELECT id, title, abstract, ipc, keywords, family FROM read_csv({path}, header = true, all_varchar = true)";
        using var reader = command.ExecuteReader();
        foreach (var patent in CorpusFixture.Committed.Patents.Select(p => p.Document))
        {
            Assert.True(reader.Read());
            Assert.Equal((patent.Id, patent.Title, patent.Family),
                (reader.GetString(0), reader.GetString(1), reader.GetString(5)));
            Assert.Equal(patent.Abstract, reader.IsDBNull(2) ? "" : reader.GetString(2));
            Assert.Equal(patent.Ipc, JsonSerializer.Deserialize<string[]>(reader.GetString(3))!);
            Assert.Equal(patent.Keywords, JsonSerializer.Deserialize<string[]>(reader.GetString(4))!);
        }

        Assert.False(reader.Read());
    }

    [Fact]
    public void Tiny_corpora_work_and_empty_ones_are_refused()
    {
        using var folder = new TemporaryFolder();
        SampleCorpus.Generate(1, 0, 1).Write(folder.Path);
        SampleCorpus.Generate(0, 6, 1).Write(folder.Path);
        Assert.Equal(7, File.ReadAllLines(folder[SampleCorpus.PatentsFile]).Length);
        Assert.Throws<InputException>(() => SampleCorpus.Generate(0, 0, 1));
        Assert.Contains("-1", Assert.Throws<InputException>(() => SampleCorpus.Generate(-1, 5, 1)).Message,
            StringComparison.Ordinal);
        Assert.Throws<InputException>(() => SampleCorpus.Generate(5, 1_000_000, 1));
    }
}
