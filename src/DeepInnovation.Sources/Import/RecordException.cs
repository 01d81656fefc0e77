namespace DeepInnovation.Sources.Import;

/// <summary>
/// Thrown while one record is parsed: the record gives no document. It never leaves an importer, which turns it
/// into an <see cref="ImportFault"/>.
/// </summary>
internal sealed class RecordException(string? field, string? value, string reason) : Exception(reason)
{
    private const int Shown = 1000;

    internal string? Field { get; } = field;

    /// <summary>What was found, shortened, without NUL.</summary>
    internal string? Value { get; } = Short(value);

    /// <summary>A value as the tables of an import show it: at most 1,000 characters, without NUL.</summary>
    internal static string? Short(string? value) =>
        value is null ? null : (value.Length > Shown ? value[..Shown] : value).Replace('\0', '\uFFFD');

    /// <summary>The id that the record speaks of, where that could be read and a repeated id is an update.</summary>
    internal RecordClaim? Claim { get; init; }

    /// <summary>True when nothing is wrong with the record: another one of the source took its place.</summary>
    internal bool Superseded { get; init; }

    internal ImportFault ToFault(string file, long row) =>
        new(file, row, Field, Value, Message) { Claim = Claim, Superseded = Superseded };
}
