using DeepInnovation.Core.Documents;

namespace DeepInnovation.Samples;

/// <summary>A synthetic document with what only its generator knows.</summary>
internal sealed record SampleDocument
{
    /// <summary>The document as a corpus would hold it, without label.</summary>
    public required Document Document { get; init; }

    /// <summary>Its text as drawn.</summary>
    public required GeneratedText Text { get; init; }

    /// <summary>The topic, which fixes the class.</summary>
    public required Topic Topic { get; init; }

    /// <summary>The number of the text's hidden cause.</summary>
    public required int Cause { get; init; }

    /// <summary>The year as drawn; <see cref="Document.Year"/> is null where the corpus does not tell it.</summary>
    public required int Year { get; init; }

    /// <summary>P(about AI | title and abstract).</summary>
    public required double Posterior { get; init; }

    /// <summary>The paper whose words and keywords a patent took over; null for all others.</summary>
    public string? SourcePaper { get; init; }

    /// <summary>True where keywords (and IPC) were drawn across communities on purpose.</summary>
    public bool PlantedSurprise { get; init; }
}
