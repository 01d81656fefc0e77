using DeepInnovation.Core.Numerics;
using CsCheck;
using DeepInnovation.Sampling;

namespace DeepInnovation.Tests.Sampling;

public sealed class NearDuplicateTitlesTests
{
    [Theory]
    [InlineData("Deep Learning for Cars", "deep learning, for cars.", true)]
    [InlineData("Deep learning for cars", "Cars for deep learning", true)] // the same words
    [InlineData("a b c d e", "a b c d", true)] // 4 of 5
    [InlineData("a b c d e", "a b c d f", false)] // 4 of 6
    [InlineData("a b c d e f g h i", "a b c d e f g h j", true)] // 8 of 10
    [InlineData("a b c d e f g h", "a b c d e f g j", false)] // 7 of 9
    [InlineData("", "", false)] // no title says nothing
    [InlineData("--", "..", false)]
    [InlineData("表面処理", "表面処理", true)]
    [InlineData("ÉTUDE", "étude", true)]
    public void Titles_join_at_four_fifths_of_their_words(string first, string second, bool joined)
    {
        var groups = new DisjointSets(2);
        NearDuplicateTitles.Join([first, second], groups);
        Assert.Equal(joined, groups.Root(0) == groups.Root(1));
    }

    [Fact]
    public void The_index_finds_what_comparing_all_pairs_finds() =>
        Gen.Int[0, 9].Array[0, 12].Select(words => string.Join(' ', words.Select(w => (char)('a' + w)))).Array[0, 25].Sample(
            titles =>
            {
                var (ours, plain) = (new DisjointSets(titles.Length), new DisjointSets(titles.Length));
                NearDuplicateTitles.Join(titles, ours);
                for (var i = 0; i < titles.Length; i++)
                {
                    for (var j = 0; j < i; j++)
                    {
                        var (a, b) = (titles[i].Split(' ').ToHashSet(), titles[j].Split(' ').ToHashSet());
                        if (titles[i] != "" && titles[j] != "" && a.Intersect(b).Count() * 5 >= a.Union(b).Count() * 4)
                            plain.Join(i, j);
                    }
                }

                for (var i = 0; i < titles.Length; i++)
                    Assert.Equal(plain.Root(i), ours.Root(i));
            },
            seed: "0000SamplingB", iter: 3000);
}
