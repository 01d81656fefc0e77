using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Samples;

/// <summary>
/// A synthetic corpus of papers and patents with known truth, for people without data and for tests. See the data card
/// (<c>README.md</c>) that it writes for what is in it and how it was made.
/// </summary>
public sealed class SampleCorpus
{
    private readonly List<SampleDocument> _papers, _patents;
    private readonly int[] _recorded;
    private readonly List<string> _answers;
    private readonly List<OptimumFigures> _optimum;

    /// <summary>Papers.</summary>
    public const string PapersFile = "papers.csv";

    /// <summary>Patents.</summary>
    public const string PatentsFile = "patents.csv";

    /// <summary>Recorded answers to the labelling prompt, for every document.</summary>
    public const string AnswersFile = "answers.jsonl";

    /// <summary>What only the generator knows; no stage reads it.</summary>
    public const string TruthFile = "truth.csv";

    /// <summary>The truth about a drawn part of the documents, which stands in for experts' labels.</summary>
    public const string ManualFile = "manual.csv";

    /// <summary>What the best possible classifier reaches.</summary>
    public const string OptimumFile = "optimum.json";

    /// <summary>The data card.</summary>
    public const string CardFile = "README.md";

    internal const int ManualCount = 400;

    /// <summary>The seed.</summary>
    public long Seed { get; }

    internal IReadOnlyList<SampleDocument> Papers => _papers;

    internal IReadOnlyList<SampleDocument> Patents => _patents;

    internal IReadOnlyList<SampleDocument> Documents => [.. _papers, .. _patents];

    internal int[] Recorded => _recorded;

    internal int AnswerCount => _answers.Count;

    internal IReadOnlyList<OptimumFigures> OptimalFigures => _optimum;

    /// <summary>
    /// Generates a corpus. The same arguments give the same bytes; a larger number keeps the earlier
    /// documents. O(documents * topics).
    /// </summary>
    /// <param name="papers">The number of papers, 0 to 999,999.</param>
    /// <param name="patents">The number of patents, 0 to 999,999.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="InputException">A number is out of range, or both are 0.</exception>
    public static SampleCorpus Generate(int papers, int patents, long seed)
    {
        Check(papers, "papers");
        Check(patents, "patents");
        if (papers + patents == 0)
            throw new InputException("no documents are asked for", "Give --papers or --patents a number above 0");
        return new SampleCorpus(papers, patents, seed);
    }

    /// <summary>Writes the seven files, each atomically, over those that stand there.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void Write(string folder)
    {
        AtomicFile.WriteText(Path.Combine(folder, PapersFile), SampleCsv.Documents(_papers));
        AtomicFile.WriteText(Path.Combine(folder, PatentsFile), SampleCsv.Documents(_patents));
        AtomicFile.WriteText(Path.Combine(folder, AnswersFile), string.Concat(_answers.Select(a => a + "\n")));
        AtomicFile.WriteText(Path.Combine(folder, TruthFile), SampleCsv.Truth(Documents, _recorded));
        AtomicFile.WriteText(Path.Combine(folder, ManualFile), SampleCsv.Manual(ManualDocuments));
        AtomicFile.Write(Path.Combine(folder, OptimumFile), stream => Optimum.Write(stream, _optimum));
        AtomicFile.WriteText(Path.Combine(folder, CardFile), DataCard.Of(this));
    }

    /// <summary>
    /// The documents of <see cref="ManualFile"/>, in the corpus's order: <see cref="ManualCount"/>
    /// drawn without replacement, or all.
    /// </summary>
    internal IReadOnlyList<SampleDocument> ManualDocuments
    {
        get
        {
            int[] numbers = [.. Enumerable.Range(0, _papers.Count + _patents.Count)];
            new SeededRandom(Seed, "samples/manual").Shuffle<int>(numbers);
            var documents = Documents;
            return [.. numbers.Take(ManualCount).Order().Select(i => documents[i])];
        }
    }

    private SampleCorpus(int papers, int patents, long seed)
    {
        Seed = seed;
        var generator = new SampleGenerator(seed);
        _papers = generator.Papers(papers);
        _patents = generator.Patents(patents, _papers);
        (_recorded, _answers) = new RecordedAnnotator(seed).Answer(Documents);
        _optimum = Optimum.Of(Documents, _recorded, seed);
    }

    private static void Check(int count, string name)
    {
        if (count is < 0 or > 999_999)
            throw new InputException($"the number of {name} is out of range", null, null, name, $"{count}",
                "Give a number from 0 to 999999");
    }
}
