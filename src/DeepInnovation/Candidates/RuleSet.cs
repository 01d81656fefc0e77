using DeepInnovation.Core;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Candidates;

/// <summary>
/// A candidate filter (paper.md, Module 1, point 1): decides from IPC symbols, title and abstract whether a document may be
/// about AI. IPC comes first, then keywords in the text "Title: ... Abstract: ...". Rule sets are immutable and safe to use
/// from several threads.
/// </summary>
public abstract class RuleSet
{
    private static readonly Lazy<RuleSet> LazyFaithful = new(() => new FaithfulRules());
    private static readonly Lazy<RuleSet> LazyCorrected = new(() => new CorrectedRules());

    private protected RuleSet(string name) => Name = name;

    /// <summary>
    /// The published filter with all that it does, what looks like faults included; words as Python's <c>re</c> sees them.
    /// </summary>
    public static RuleSet Faithful => LazyFaithful.Value;

    /// <summary>
    /// Ours: the published lists as they seem to be meant. Stems match at symbol boundaries, spellings of a symbol are one,
    /// exclusions exclude, and a broad word needs a second keyword. See <c>docs/candidates.md</c>.
    /// </summary>
    public static RuleSet Corrected => LazyCorrected.Value;

    /// <summary>What <see cref="Named"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = ["faithful", "corrected"];

    /// <summary>The name on the command line and in manifests.</summary>
    public string Name { get; }

    /// <summary>The rule set of that name.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static RuleSet Named(string name) => name switch
    {
        "faithful" => Faithful,
        "corrected" => Corrected,
        _ => throw new InputException($"there is no rule set \"{name}\"", $"Use one of: {string.Join(", ", Names)}"),
    };

    /// <summary>Judges one document by its parts. O(characters); allocates nothing.</summary>
    /// <param name="ipc">IPC symbols; an item may itself be a list, separated by <c>;</c> or <c>,</c>.</param>
    /// <param name="title">The title; empty when there is none.</param>
    /// <param name="abstractText">The abstract; empty when there is none.</param>
    public abstract Verdict Judge(IReadOnlyList<string> ipc, ReadOnlySpan<char> title, ReadOnlySpan<char> abstractText);

    /// <summary>Judges one document.</summary>
    public Verdict Judge(Document document) => Judge(document.Ipc, document.Title, document.Abstract);

    /// <summary>Judges documents one by one, in their order.</summary>
    public IEnumerable<Candidate> Judge(IEnumerable<Document> documents)
    {
        foreach (var document in documents)
        {
            var verdict = Judge(document);
            yield return new Candidate
            {
                Id = document.Id,
                Kind = document.Kind,
                Kept = verdict.Kept,
                Rule = verdict.Rule,
                Where = verdict.Where,
                Match = verdict.Match,
            };
        }
    }
}
