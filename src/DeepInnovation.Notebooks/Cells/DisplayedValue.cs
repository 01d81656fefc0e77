using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Cells;

/// <summary>A displayed value that the cell can update in place, as in .NET Interactive.</summary>
public sealed class DisplayedValue
{
    private readonly ICellOutputs? _outputs;
    private readonly int _place;

    internal DisplayedValue(ICellOutputs? outputs, int place, IReadOnlyCollection<string> mimeTypes)
    {
        (_outputs, _place, MimeTypes) = (outputs, place, mimeTypes);
    }

    /// <summary>The MIME types displayed; updates use the same.</summary>
    public IReadOnlyCollection<string> MimeTypes { get; }

    /// <summary>Replaces the displayed value. The executed notebook keeps only the last one.</summary>
    /// <param name="updatedValue">The value; null is shown as such.</param>
    public void Update(object? updatedValue) =>
        _outputs?.Replace(_place, new DisplayOutput(DisplayFormat.DataOf(updatedValue, [.. MimeTypes]), [], IsResult: false, null));
}
