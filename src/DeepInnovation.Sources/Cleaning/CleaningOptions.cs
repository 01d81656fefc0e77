using DeepInnovation.Core;

namespace DeepInnovation.Sources.Cleaning;

/// <summary>Which rules a clean-up applies, and how.</summary>
public sealed record CleaningOptions
{
    /// <summary>The rules; <see cref="CleaningRule.SameId"/> is on in any case.</summary>
    public IReadOnlySet<CleaningRule> Rules { get; init; } = new HashSet<CleaningRule>
    {
        CleaningRule.Withdrawn, CleaningRule.NotArticle, CleaningRule.SameDoi, CleaningRule.SameTitleAndYear,
        CleaningRule.NearDuplicate, CleaningRule.SameFamily,
    };

    /// <summary>Languages to keep under <see cref="CleaningRule.Language"/>, ISO 639-1.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en"];

    /// <summary>The share of common word triples (Jaccard) from which two documents are nearly the same.</summary>
    public double NearDuplicateThreshold { get; init; } = 0.8;

    /// <summary>The most documents a part of the cleaned corpus.</summary>
    public int PartRows { get; init; } = Import.CorpusImport.DefaultPartRows;

    /// <summary>True when the rule is applied.</summary>
    public bool Applies(CleaningRule rule) => rule == CleaningRule.SameId || Rules.Contains(rule);

    /// <summary>Checks the options.</summary>
    /// <exception cref="InputException">One cannot be used.</exception>
    public CleaningOptions Checked()
    {
        if (!(NearDuplicateThreshold is >= 0.5 and <= 1))
            throw new InputException("the near-duplicate threshold must be a share from 0.5 to 1", "Give one such as 0.8");
        if (Languages.FirstOrDefault(l => l.Length != 2 || !l.All(char.IsAsciiLetterLower)) is { } odd)
            throw new InputException("a language is not a code of two lower-case letters", null, null, value: odd,
                hint: "Give codes of ISO 639-1 such as en,de");
        if (Applies(CleaningRule.Language) && Languages.Count == 0)
            throw new InputException("no language is to be kept", "Name some, such as en");
        return PartRows >= 1 ? this
            : throw new InputException($"a part of {PartRows} documents cannot be written", "Give 1 or more");
    }
}
