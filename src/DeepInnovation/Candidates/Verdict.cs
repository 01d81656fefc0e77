namespace DeepInnovation.Candidates;

/// <summary>What a rule set says of one document; a value, so that judging allocates nothing.</summary>
/// <param name="Rule">The rule that matched, one of the constants here; empty when none did.</param>
/// <param name="Where">Where it matched, one of the constants here; empty when nowhere.</param>
/// <param name="Match">The list entry that matched, as the list spells it; empty when none did.</param>
public readonly record struct Verdict(string Rule, string Where, string Match)
{
    /// <summary>Rule: a whole IPC symbol of the list.</summary>
    public const string IpcExact = "ipc-exact";

    /// <summary>Rule: the beginning of an IPC symbol.</summary>
    public const string IpcPrefix = "ipc-prefix";

    /// <summary>Rule: a keyword.</summary>
    public const string Keyword = "keyword";

    /// <summary>Where: among the IPC symbols.</summary>
    public const string InIpc = "ipc";

    /// <summary>Where: in the title.</summary>
    public const string InTitle = "title";

    /// <summary>Where: in the abstract.</summary>
    public const string InAbstract = "abstract";

    /// <summary>No rule matched.</summary>
    public static Verdict None { get; } = new("", "", "");

    /// <summary>True when a rule matched.</summary>
    public bool Kept => Rule.Length > 0;
}
