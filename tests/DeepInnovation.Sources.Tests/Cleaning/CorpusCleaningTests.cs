using CsCheck;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Cleaning;
using DeepInnovation.Sources.Import;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Sources.Tests.Cleaning;

public sealed class CorpusCleaningTests : IDisposable
{
    private const string Words = "we propose a method that learns to recognise objects in images from few examples by comparing "
        + "their parts and show that it needs less data than others";
    private readonly TemporaryFolder _folder = new();
    private int _corpora;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_rule_takes_what_it_names_and_keeps_what_it_should()
    {
        ImportedDocument[] documents =
        [
            Paper("ok") with { Title = "A title that stands alone here", Abstract = "x" },
            Paper("gone") with { Withdrawn = true },
            Paper("edit") with { Type = "Editorial" },
            Paper("doi-poor") with { Doi = "10.1/a" },
            Paper("doi-rich") with { Doi = "10.1/a", Abstract = "something else entirely" },
            Paper("t1") with { Title = "Deep <i>Learning</i> for É-commerce: a survey", Year = 2020 },
            Paper("t2") with { Title = "Deep learning for e\u0301-commerce   — A SURVEY", Year = 2020, Field = "CS" },
            Paper("t3") with { Title = "Deep learning for e-commerce: a survey", Year = 2021 },
            Paper("short1") with { Title = "Introduction", Year = 2020 },
            Paper("short2") with { Title = "Introduction", Year = 2020 },
            Patent("f-late") with { Family = "7", Date = "2012-01-01", Abstract = "long and full" },
            Patent("f-early") with { Family = "7", Date = "2010-01-01" },
            Patent("design") with { Type = "design" },
            Patent("t4") with { Title = "Deep learning for e-commerce: a survey", Year = 2020 },
            Patent("s1") with
            {
                Title = "Radiation image conversion panel and its method",
                Year = 2020,
                Abstract = "A panel with a layer of resin.",
            },
            Patent("s2") with
            {
                Title = "Radiation image conversion panel and its method",
                Year = 2020,
                Abstract = "A panel with a stimulable phosphor.",
            },
            Patent("s3") with
            {
                Title = "Radiation Image Conversion Panel and its Method",
                Year = 2020,
                Abstract = "A panel with a layer of RESIN",
                Field = "x",
            },
        ];
        var (kept, removed) = Clean(documents);
        Assert.Equal(["ok", "doi-rich", "t2", "t3", "short1", "short2", "f-early", "t4", "s2", "s3"], kept);
        Assert.Equal(["gone withdrawn", "edit not-article Editorial", "doi-poor same-doi 10.1/a test doi-rich",
            "t1 same-title-and-year test t2", "f-late same-family 7 test f-early", "design not-article design",
            "s1 same-title-and-year test s3"], removed);
    }

    [Fact]
    public void Abstracts_and_languages_are_asked_for_only_when_wanted()
    {
        ImportedDocument[] documents =
        [
            Paper("en") with { Title = "A method for the recognition of speech", Language = "en", Abstract = "x" },
            Paper("de") with { Title = "Verfahren zur Erkennung von Sprache", Language = "de", Abstract = "x" },
            Paper("none") with { Title = "A method for the recognition of faces", Language = "en" },
        ];
        Assert.Equal(3, Clean(documents).Kept.Count);
        Assert.Equal(["en"], Clean(documents,
            new CleaningOptions { Rules = new HashSet<CleaningRule> { CleaningRule.NoAbstract, CleaningRule.Language } }).Kept);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void A_language_that_nobody_says_is_detected_and_written_down()
    {
        ImportedDocument[] documents =
        [
            Paper("en") with
            {
                Title = "Attention is all you need",
                Abstract = "We propose a network architecture that is based on attention alone.",
            },
            Paper("de") with { Title = "Verfahren und Vorrichtung zur Steuerung eines Roboters" },
            Paper("zh") with { Title = "一种基于深度学习的图像识别方法" },
            Paper("fr") with { Title = "Apprentissage profond pour la vision par ordinateur" },
            Paper("?") with { Title = "12345 67890" },
        ];
        var (kept, removed) = Clean(documents,
            new CleaningOptions { Rules = new HashSet<CleaningRule> { CleaningRule.Language }, Languages = ["en", "zh"] });
        Assert.Equal(["en", "zh", "?"], kept);
        Assert.Equal(["de language de", "fr language fr"], removed);
        Assert.Equal(["en", "zh", null], ImportedCorpus.Read(_folder["clean"]).Select(d => d.Language));
        Assert.Equal(5, CleaningReport.Read(_folder["clean/cleaning.json"]).LanguagesDetected);
    }

    [Fact]
    public void Near_duplicates_go_when_they_are_like_one_that_stays_and_chains_do_not_drag_strangers_along()
    {
        var a = Words.Split(' ');
        var b = a.Concat(Enumerable.Range(0, 4).Select(i => "tail" + i)).ToArray();
        var c = b.Concat(Enumerable.Range(0, 5).Select(i => "more" + i)).ToArray();
        // a~b and b~c are above the threshold, a~c is not: the best document stays, and so does one that is like none that stays.
        Assert.True(Similarity(a, b) >= 0.8 && Similarity(b, c) >= 0.8 && Similarity(a, c) < 0.8);
        ImportedDocument[] documents =
        [
            Paper("a") with { Abstract = string.Join(' ', a), Doi = "10.1/a" },
            Paper("b") with { Abstract = string.Join(' ', b) },
            Paper("c") with { Abstract = string.Join(' ', c) },
            Patent("p") with { Abstract = string.Join(' ', b) },
        ];
        var (kept, removed) = Clean(documents);
        Assert.Equal(["a", "c", "p"], kept);
        Assert.Equal(
            [$"b near-duplicate {Similarity(a, b).ToString("0.000", System.Globalization.CultureInfo.InvariantCulture)} test a"],
            removed);
    }

    [Fact]
    public void Candidates_of_minhash_are_nearly_all_pairs_above_the_threshold()
    {
        var random = new SeededRandom(5, "near");
        var texts = new List<string[]>();
        for (var i = 0; i < 150; i++)
        {
            var text = Enumerable.Range(0, 120).Select(_ => "w" + random.Next(4000)).ToArray();
            texts.Add(text);
            var copy = (string[])text.Clone();
            for (var edits = random.Next(12); edits > 0; edits--)
                copy[random.Next(copy.Length)] = "edit" + random.Next(1000);
            texts.Add(copy);
        }

        var near = new NearDuplicates();
        var sets = texts.Select(t => Shingles.Of("", string.Join(' ', t))).ToList();
        for (var i = 0; i < sets.Count; i++)
            near.Add(i, sets[i]);
        var candidates = new HashSet<(int, int)>();
        foreach (var place in near.Sharing(_ => true))
        {
            candidates.UnionWith(near.Candidates(place).Select(kept => (kept, place)));
            near.Keep(place);
        }

        int above = 0, found = 0, below = 0;
        for (var i = 0; i < sets.Count; i++)
        {
            for (var j = i + 1; j < sets.Count; j++)
            {
                if (Shingles.Jaccard(sets[i], sets[j]) >= 0.8)
                {
                    above++;
                    found += candidates.Contains((i, j)) ? 1 : 0;
                }
                else if (Shingles.Jaccard(sets[i], sets[j]) < 0.3 && candidates.Contains((i, j)))
                {
                    below++;
                }
            }
        }

        // The curve of 16 bands of 6 rows gives .992 at the threshold and more above it.
        Assert.True(above > 50 && found >= above * 0.98, $"{found} of {above}");
        Assert.True(below < 20, $"{below} candidates that have nothing in common");
    }

    [Theory]
    [InlineData("Deep Learning", null)]
    [InlineData("Editorial", null)]
    [InlineData("A survey of deep learning methods", "asurveyofdeeplearningmethods")]
    [InlineData("On $\\alpha$-stable <sub>2</sub> processes and naïve Bayes", "onαstable2processesandnaivebayes")]
    [InlineData("On α-stable ₂ processes and naïve Bayes", "onαstableprocessesandnaivebayes")]
    [InlineData("R&amp;D of &beta;-decay in \\Gamma spaces &lt;i&gt;today&lt;/i&gt;", "rdofβdecayinγspacestoday")]
    [InlineData("Guest Editorial: Introduction to deep learning in medicine", null)]
    [InlineData("Introduction to the special issue on machine learning", null)]
    [InlineData("Editorials as a genre: a corpus study of newspapers", "editorialsasagenreacorpusstudyofnewspapers")]
    [InlineData("Correction torque of electric motors at low speed", "correctiontorqueofelectricmotorsatlowspeed")]
    [InlineData("Ａ ｆｕｌｌ ｗｉｄｔｈ title of some words", "afullwidthtitleofsomewords")]
    [InlineData("一种基于深度学习的图像识别方法", "一种基于深度学习的图像识别方法")]
    [InlineData("if a < b and b > c then what follows", "ifabandbcthenwhatfollows")]
    public void Titles_are_compared_without_what_printing_changes(string title, string? key) =>
        Assert.Equal(key, TitleKey.Of(title));

    [Fact]
    public void The_jaccard_similarity_is_that_of_sets() =>
        Gen.Select(Gen.ULong[0, 20].Array[0, 15], Gen.ULong[0, 20].Array[0, 15]).Sample((x, y) =>
        {
            var (a, b) = (x.Distinct().Order().ToArray(), y.Distinct().Order().ToArray());
            var union = a.Union(b).Count();
            return Math.Abs(Shingles.Jaccard(a, b) - (union == 0 ? 0 : (double)a.Intersect(b).Count() / union)) < 1e-12;
        }, seed: "0000KOIxVqs5");

    [Fact]
    public void What_stays_does_not_depend_on_the_order_and_in_is_kept_and_removed()
    {
        var random = new SeededRandom(11, "clean");
        var documents = Enumerable.Range(0, 120).Select(i => (random.Next(3) == 0 ? Patent($"d{i}") : Paper($"d{i}")) with
        {
            Title = $"A title of several words number {random.Next(40)}",
            Abstract = random.Next(3) == 0 ? "" : Words + " " + random.Next(6),
            Year = 2000 + random.Next(3),
            Doi = random.Next(3) == 0 ? $"10.1/{random.Next(20)}" : null,
            Family = random.Next(2) == 0 ? $"{random.Next(20)}" : null,
            SourceRow = i + 1,
        }).ToArray();
        var first = Clean(documents).Kept.Order(StringComparer.Ordinal).ToList();
        Assert.InRange(first.Count, 10, 100);
        for (var order = 0; order < 5; order++)
        {
            random.Shuffle<ImportedDocument>(documents);
            Assert.Equal(first, Clean(documents).Kept.Order(StringComparer.Ordinal));
        }

        // Nothing is left to remove.
        Assert.Empty(Clean([.. ImportedCorpus.Read(_folder["clean"])]).Removed);
    }

    [Fact]
    public void A_text_that_hundreds_share_is_cleaned_like_any_other_and_the_same_in_any_order()
    {
        // Copies of one text with up to six words exchanged: every band has buckets of hundreds.
        var random = new SeededRandom(3, "template");
        var documents = Enumerable.Range(0, 250).Select(i =>
        {
            var words = Enumerable.Range(0, 100).Select(w => "w" + w).ToArray();
            for (var edit = 0; edit < i % 7; edit++)
                words[random.Next(words.Length)] = $"e{i}x{edit}";
            return Paper($"d{i:000}") with { Abstract = string.Join(' ', words), SourceRow = i + 1 };
        }).ToArray();
        var first = Clean(documents).Kept.Order(StringComparer.Ordinal).ToList();
        var sets = documents.Where(d => first.Contains(d.Id)).Select(d => Shingles.Of(d.Title, d.Abstract)).ToList();
        var pairs = sets.SelectMany((a, i) => sets.Take(i).Select(b => Shingles.Jaccard(a, b))).ToList();
        Assert.True(pairs.Count(s => s >= 0.8) <= 0.01 * pairs.Count,
            $"{pairs.Count(s => s >= 0.8)} of {pairs.Count} pairs that stay are nearly the same");
        for (var order = 0; order < 3; order++)
        {
            random.Shuffle<ImportedDocument>(documents);
            Assert.Equal(first, Clean(documents).Kept.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Exact_rules_and_near_duplicates_agree_with_a_plain_comparison_of_all_pairs()
    {
        var document = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Bool, Gen.Int[0, 4],
            (doi, variant, patent, text) => (doi, variant, patent, text));
        document.Array[1, 25].Sample(rows =>
        {
            var documents = rows.Select((r, i) => (r.patent ? Patent($"d{i:00}") : Paper($"d{i:00}")) with
            {
                Doi = r.doi == 0 ? null : $"10.1/{r.doi}",
                Abstract = string.Join(' ', Enumerable.Range(0, 60).Select(w => $"t{r.text}w{w}")
                    .Concat(Enumerable.Range(0, r.variant * 6).Select(w => $"v{w}"))),
                SourceRow = i + 1,
            }).ToArray();
            var (kept, removed) = Clean(documents);
            var standing = documents.Where(d => kept.Contains(d.Id)).ToList();
            foreach (var kind in standing.GroupBy(d => d.Kind))
            {
                // No two that stay are duplicates, compared word by word without a hash.
                var list = kind.ToList();
                Assert.Equal(list.Count(d => d.Doi is not null),
                    list.Where(d => d.Doi is not null).Select(d => d.Doi).Distinct().Count());
                for (var i = 0; i < list.Count; i++)
                {
                    for (var j = i + 1; j < list.Count; j++)
                        Assert.True(Plain(list[i], list[j]) < 0.8);
                }
            }

            // And all that went are like the one that is named in their place, which stood at least until then.
            foreach (var row in removed.Select(r => r.Split(' ')))
            {
                var (gone, other) = (documents.Single(d => d.Id == row[0]), documents.Single(d => d.Id == row[^1]));
                Assert.Equal(gone.Kind, other.Kind);
                Assert.True(row[1] == "same-doi" ? gone.Doi == other.Doi : Plain(gone, other) >= 0.8);
            }
        }, seed: "0000KOIxVqs5", iter: 12, threads: 1);

        static double Plain(ImportedDocument a, ImportedDocument b)
        {
            var (x, y) = (Triples(a), Triples(b));
            return (double)x.Intersect(y).Count() / x.Union(y).Count();
        }

        static HashSet<string> Triples(ImportedDocument d)
        {
            var words = $"{d.Title} {d.Abstract}".Split(' ');
            return [.. Enumerable.Range(0, words.Length - 2).Select(i => string.Join(' ', words[i..(i + 3)]))];
        }
    }

    [Fact]
    public void Several_corpora_become_one_and_an_id_stays_unique()
    {
        var a = Corpus([Paper("x") with { Title = "A first text on learning machines", Source = "openalex" },
            Paper("y") with { Title = "A second text on learning machines" }]);
        var b = Corpus(
            [Paper("x") with { Title = "A third text on learning machines", Abstract = "with an abstract", Source = "arxiv" },
                Patent("x") with { Title = "A fourth text on learning machines" }]);
        var report = new CorpusCleaning(new CleaningOptions { PartRows = 2 }).Run([a, b], _folder["clean"]);
        Assert.Equal((4, 3, 1), (report.DocumentsIn, report.Kept, report.Removed));
        Assert.Equal(1, report.Rules.Single(r => r.Rule == "same-id").Sources["openalex"]);
        Assert.Equal([2L, 1L], report.Parts.Select(p => p.Rows));
        Assert.Equal(["y", "x"], CorpusFolder.Read(_folder["clean"], DocumentKind.Paper).Select(d => d.Id));
    }

    [Fact]
    public void Again_gives_the_same_bytes_and_stale_parts_go()
    {
        var corpus = Corpus(
            [.. Enumerable.Range(0, 9).Select(i => Paper($"d{i}") with { Title = $"Quite another title with number {i}" })]);
        new CorpusCleaning(new CleaningOptions { PartRows = 2 }).Run([corpus], _folder["clean"]);
        new CorpusCleaning(new CleaningOptions { PartRows = 4 }).Run([corpus], _folder["clean"]);
        Assert.Equal(3, Directory.GetFiles(_folder["clean"], "documents-*").Length);
        var bytes = Directory.GetFiles(_folder["clean"]).Order().Select(File.ReadAllText).ToList();
        new CorpusCleaning(new CleaningOptions { PartRows = 4 }).Run([corpus], _folder["clean"]);
        Assert.Equal(bytes, Directory.GetFiles(_folder["clean"]).Order().Select(File.ReadAllText));
        Assert.Contains("would overwrite its input", Assert.Throws<InputException>(
            () => new CorpusCleaning(new CleaningOptions()).Run([corpus], corpus)).Message, StringComparison.Ordinal);
        Assert.Contains("contains documents from something else", Assert.Throws<InputException>(
            () => new CorpusCleaning(new CleaningOptions()).Run([_folder["clean"]], corpus)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_and_nothing_left_are_no_fault()
    {
        Assert.Empty(Clean([]).Kept);
        Assert.Empty(Clean([Paper("a") with { Withdrawn = true }]).Kept);
        Assert.Empty(ImportedCorpus.Read(_folder["clean"]));
    }

    private static double Similarity(string[] a, string[] b) =>
        Shingles.Jaccard(Shingles.Of("title", string.Join(' ', a)), Shingles.Of("title", string.Join(' ', b)));

    private static ImportedDocument Paper(string id) =>
        new() { Id = id, Kind = DocumentKind.Paper, Title = "title", Source = "test", SourceFile = "f", SourceRow = 1 };

    private static ImportedDocument Patent(string id) => Paper(id) with { Kind = DocumentKind.Patent };

    private string Corpus(ImportedDocument[] documents)
    {
        var folder = _folder[$"corpus{_corpora++}"];
        ParquetTable.Write(Path.Combine(folder, CorpusFolder.PartName(0)), documents);
        return folder;
    }

    private (List<string> Kept, List<string> Removed) Clean(ImportedDocument[] documents, CleaningOptions? options = null)
    {
        var report = new CorpusCleaning(options ?? new CleaningOptions()).Run([Corpus(documents)], _folder["clean"]);
        var kept = ImportedCorpus.Read(_folder["clean"]).Select(d => d.Id).ToList();
        var removed = CsvFile.Read(_folder["clean/removed.csv"]).Select(r =>
            string.Join(' ', new[] { r["id"], r["rule"], r["why"], r["kept"] }.Where(c => !string.IsNullOrEmpty(c)))).ToList();
        Assert.Equal((documents.Length, kept.Count, removed.Count), (report.DocumentsIn, report.Kept, report.Removed));
        Assert.Equal(report.Removed, report.Rules.Sum(r => r.Papers + r.Patents));
        Assert.Equal(documents.Length, kept.Count + removed.Count);
        return (kept, removed);
    }
}
