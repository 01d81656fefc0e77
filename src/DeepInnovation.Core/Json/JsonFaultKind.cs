namespace DeepInnovation.Core.Json;

/// <summary>What kind of fault a JSON text has.</summary>
public enum JsonFaultKind
{
    /// <summary>The bytes are not UTF-8.</summary>
    Encoding,

    /// <summary>A character stands where JSON has none such: NaN, a comment, a surplus comma, text behind the value.</summary>
    Syntax,

    /// <summary>The text ends before its value does, or is empty.</summary>
    CutOff,

    /// <summary>A key stands twice in one object.</summary>
    DoubledKey,

    /// <summary>Half of a surrogate pair.</summary>
    HalfPair,

    /// <summary>Objects and lists are nested too deep.</summary>
    TooDeep,

    /// <summary>It is JSON, but not the object wanted.</summary>
    Member,
}
