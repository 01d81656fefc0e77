namespace DeepInnovation.Samples;

/// <summary>What a text is drawn from: a topic, which fixes the class, and whether it speaks plainly or vaguely.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Vague">True for a vague text.</param>
internal sealed record HiddenCause(Topic Topic, bool Vague)
{
    /// <summary>The weights of its text.</summary>
    public Mixture Mixture => Vague ? Mixture.Vague : Mixture.Plain;

    /// <summary>P(vague or plain), which is independent of the topic.</summary>
    public double Share => Vague ? Mixture.VagueShare : 1 - Mixture.VagueShare;

    /// <summary>All causes: every topic plain, then every topic vague.</summary>
    public static IReadOnlyList<HiddenCause> All(Vocabulary vocabulary) =>
        [.. vocabulary.Topics.Select(t => new HiddenCause(t, false)), .. vocabulary.Topics.Select(t => new HiddenCause(t, true))];
}
