using System.Globalization;

namespace DeepInnovation.Neural.Graphs;

/// <summary>
/// One dimension of a shape: a length that is known when the graph is built, or a symbol such as <c>B</c> (rows of the batch)
/// or <c>T</c> (tokens) whose length only the run knows. Equal symbols have equal lengths.
/// </summary>
public readonly record struct Dimension
{
    private Dimension(long length, string? symbol) => (Length, Symbol) = (length, symbol);

    /// <summary>The length, or -1 for a symbol.</summary>
    public long Length { get; }

    /// <summary>The symbol, or null for a known length.</summary>
    public string? Symbol { get; }

    /// <summary>Whether the length is known.</summary>
    public bool IsKnown => Symbol is null;

    /// <summary>A known length.</summary>
    public static implicit operator Dimension(int length) => Of(length);

    /// <summary>A symbol.</summary>
    public static implicit operator Dimension(string symbol) => new(-1, symbol);

    /// <summary>A known length.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public static Dimension Of(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new(length, null);
    }

    /// <summary>The product of two dimensions; of two symbols the symbol <c>B*T</c>.</summary>
    public static Dimension operator *(Dimension left, Dimension right) => (left, right) switch
    {
        ({ IsKnown: true }, { IsKnown: true }) => Of(left.Length * right.Length),
        ({ Length: 1 }, _) => right,
        (_, { Length: 1 }) => left,
        _ => $"{left}*{right}",
    };

    /// <inheritdoc/>
    public override string ToString() => Symbol ?? Length.ToString(CultureInfo.InvariantCulture);
}
