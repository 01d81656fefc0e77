using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Cells;

/// <summary>A value that a cell has shown and may show anew in the same place, as in .NET Interactive.</summary>
public sealed class DisplayedValue
{
    private readonly ICellOutputs? _outputs;
    private readonly int _place;

    internal DisplayedValue(ICellOutputs? outputs, int place, IReadOnlyCollection<string> mimeTypes)
    {
        (_outputs, _place, MimeTypes) = (outputs, place, mimeTypes);
    }

    /// <summary>The MIME types in which it was shown; an update uses the same.</summary>
    public IReadOnlyCollection<string> MimeTypes { get; }

    /// <summary>Shows another value in the same place. In the executed notebook only the last one stays.</summary>
    /// <param name="updatedValue">The value; null is shown as such.</param>
    public void Update(object? updatedValue) =>
        _outputs?.Replace(
            _place, new DisplayOutput(DisplayFormat.DataOf(updatedValue, [.. MimeTypes]), [], IsResult: false, null));
}
