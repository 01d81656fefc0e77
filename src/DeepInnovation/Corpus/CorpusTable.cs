using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Runs;

namespace DeepInnovation.Corpus;

/// <summary>The corpus of a run as later stages read it.</summary>
public static class CorpusTable
{
    /// <summary>
    /// All documents of a run: papers first, then patents, each in the order of the input. O(bytes) time and memory.
    /// </summary>
    /// <exception cref="InputException">The corpus stage has not run, or its table is broken.</exception>
    public static List<Document> Read(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return CorpusStage.Documents.Read(run);
    }
}
