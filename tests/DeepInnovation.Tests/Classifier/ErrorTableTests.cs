using DeepInnovation.Classifier;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Tests.Classifier;

public sealed class ErrorTableTests
{
    private static readonly List<(Document, int, bool)> Judged =
    [
        (new Document { Kind = DocumentKind.Paper, Title = "A title", Year = 2014 }, 1, true),
        (new Document { Kind = DocumentKind.Paper, Title = "深度学习", Year = 2015 }, 0, true),
        (new Document
        {
            Kind = DocumentKind.Patent,
            Title = "A gear",
            Year = 2019,
            Language = "de",
            Ipc = ["F16H 1/02", "G06N3/08"],
        }, 1, false),
        (new Document { Kind = DocumentKind.Patent, Title = "A net", Ipc = ["G06N3/08"], Language = "de" }, 0, false),
        (new Document { Kind = DocumentKind.Patent, Title = "No class", Year = 2015 }, 0, true),
    ];

    [Fact]
    public void Each_part_has_its_documents_and_errors()
    {
        var rows = ErrorTable.Of("test", Judged);
        Assert.Equal(
            [
                "all all 5 3 2", "kind paper 2 1 1", "kind patent 3 2 1",
                "ipc-section ? 1 1 1", "ipc-section F 1 1 0", "ipc-section G 1 0 0",
                "language de 2 1 0", "language script:Han 1 1 1", "language script:Latin 2 1 1",
                "years 2010-2014 1 0 0", "years 2015-2019 3 3 2", "years ? 1 0 0",
            ],
            rows.Select(r => $"{r.Dimension} {r.Value} {r.N} {r.Errors} {r.FalsePositives}"));
        Assert.All(rows, r => Assert.Equal((double)r.Errors / r.N, r.Rate));
        Assert.All(rows, r => Assert.True(r.Low <= r.Rate && r.Rate <= r.High && r.Low < r.High));
        Assert.All(rows, r => Assert.Equal("test", r.Split));
    }

    [Fact]
    public void The_corpuss_rate_counts_each_document_with_its_weight()
    {
        Assert.All(ErrorTable.Of("manual", Judged),
            r => Assert.Equal((null, null, null), (r.CorpusRate, r.CorpusLow, r.CorpusHigh)));
        var rows = ErrorTable.Of("test", Judged, [1, 2, 3, 4, 10]);
        Assert.Equal(ErrorTable.Of("test", Judged).Select(r => (r.Value, r.Rate, r.Low)),
            rows.Select(r => (r.Value, r.Rate, r.Low)));
        Assert.Equal(15 / 20.0, rows[0].CorpusRate);
        Assert.Equal(13 / 17.0, rows.Single(r => r.Value == "patent").CorpusRate);
        Assert.Equal((1, 1), (rows.Single(r => r.Value == "F").CorpusRate, rows.Single(r => r.Value == "F").CorpusHigh));
        Assert.All(rows,
            r => Assert.True(r.CorpusLow <= r.CorpusRate && r.CorpusRate <= r.CorpusHigh && r.CorpusLow < r.CorpusHigh));
    }

    [Theory]
    [InlineData("Deep learning", "script:Latin")]
    [InlineData("Нейронная сеть X", "script:Cyrillic")]
    [InlineData("深度学习 GPU", "script:Han")]
    [InlineData("深層学習のモデル", "script:Japanese")]
    [InlineData("신경망 learning", "script:Latin")]
    [InlineData("신경망 학습 AI", "script:Hangul")]
    [InlineData("الشبكات العصبية", "script:Arabic")]
    [InlineData("νευρωνικά δίκτυα", "script:Greek")]
    [InlineData("\U00010330\U00010331", "script:other")]
    [InlineData("123 ?!", "?")]
    public void The_script_that_prevails(string text, string expected) => Assert.Equal(expected, WritingSystem.Of(text));
}
