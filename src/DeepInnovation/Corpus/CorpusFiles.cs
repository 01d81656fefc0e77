using DeepInnovation.Core.Documents;

namespace DeepInnovation.Corpus;

/// <summary>Where the corpus stage leaves its tables in a run.</summary>
public static class CorpusFiles
{
    /// <summary>The stage's folder.</summary>
    public const string Folder = "01-corpus";

    /// <summary>All <see cref="Document"/>s: papers first, then patents, each in the order of the input.</summary>
    public const string Documents = "documents.parquet";

    /// <summary>Rows left out under <c>--on-error skip</c>, with reasons.</summary>
    public const string Rejected = "rejected.csv";
}
