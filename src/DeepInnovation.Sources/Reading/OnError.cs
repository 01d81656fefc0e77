namespace DeepInnovation.Sources.Reading;

/// <summary>What to do with a row that cannot be used.</summary>
public enum OnError
{
    /// <summary>Stop at the first one with an error that names it.</summary>
    Fail,

    /// <summary>Leave it out, keep it with its reason in <c>rejected.csv</c>, and count it.</summary>
    Skip,
}
