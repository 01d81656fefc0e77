namespace DeepInnovation;

/// <summary>
/// Makes a property of <see cref="ReproductionOptions"/> an option that users give: its name on the command line is the
/// property's in kebab-case, its help and its row in the README are what stands here.
/// </summary>
/// <param name="description">What it does, as <c>--help</c> shows it: one line without a full stop.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RunOptionAttribute(string description) : Attribute
{
    /// <summary>What it does.</summary>
    public string Description => description;

    /// <summary>The meaning in the README, in Markdown, where it says more than the help.</summary>
    public string? Guide { get; init; }

    /// <summary>What stands for its value in the help: <c>FILE</c>, <c>N</c>.</summary>
    public string? HelpName { get; init; }

    /// <summary>The only values that it takes; none for any.</summary>
    public string[] Values { get; init; } = [];

    /// <summary>Whether its value is a file or a folder; kept as an absolute path.</summary>
    public bool IsPath { get; init; }

    /// <summary>Values of a path that are names and no paths; the first is what a run has that keeps null.</summary>
    public string[] Names { get; init; } = [];

    /// <summary>The default in the README, where it is not the property's own.</summary>
    public string? Default { get; init; }
}
