namespace DeepInnovation.Labels;

/// <summary>Where labels come from.</summary>
public enum LabelerKind
{
    /// <summary>A language model's recorded answers (<see cref="RecordedChatClient"/>).</summary>
    Recorded,

    /// <summary>The labels that came with the corpus (<see cref="GivenLabeler"/>).</summary>
    Given,

    /// <summary>The candidate filter's verdicts (<see cref="FilterLabeler"/>): weak.</summary>
    Filter,
}
