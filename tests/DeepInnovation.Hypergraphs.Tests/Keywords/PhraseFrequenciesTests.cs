using CsCheck;
using DeepInnovation.Core.Documents;
using DeepInnovation.Hypergraphs.Keywords;

namespace DeepInnovation.Hypergraphs.Tests.Keywords;

public sealed class PhraseFrequenciesTests
{
    [Fact]
    public void Counts_are_never_too_low_and_exact_with_room_enough() =>
        Gen.Int[0, 60].List[0, 6].List[1, 60].Sample(
            lists =>
            {
                var documents = lists.Select((words, i) =>
                    new Document { Id = $"{i}", Title = string.Join(", ", words.Select(w => $"word{w}x")) }).ToList();
                var (roomy, narrow) = (PhraseFrequencies.Count(documents, new KeywordOptions { CountBits = 18 }),
                    PhraseFrequencies.Count(documents, new KeywordOptions { CountBits = 8 }));
                foreach (var word in lists.SelectMany(w => w).Distinct())
                {
                    var truth = lists.Count(w => w.Contains(word));
                    Assert.Equal(truth, roomy.Of($"word{word}x"));
                    Assert.InRange(narrow.Of($"word{word}x"), truth, documents.Count);
                }
            },
            seed: "000000000000", iter: 100);

    [Fact]
    public void The_corpus_is_read_once_as_a_stream()
    {
        var read = 0;
        IEnumerable<Document> Stream()
        {
            for (; read < 2000; read++)
                yield return new Document { Id = $"{read}", Title = "lens" };
        }

        var counts = PhraseFrequencies.Count(Stream(), new KeywordOptions { CountBits = 8 });
        Assert.Equal((2000, 2000, 2000), (read, counts.Documents, counts.Of("lens")));
    }
}
