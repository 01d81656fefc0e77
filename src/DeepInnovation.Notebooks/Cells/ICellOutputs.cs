using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Cells;

/// <summary>Receives a cell's outputs from any thread, for a notebook or a front end.</summary>
internal interface ICellOutputs
{
    /// <summary>True if a reader may show only text (a terminal), so that every value needs a text form as well.</summary>
    bool WantsPlainText { get; }

    /// <summary>Adds console text, <c>stdout</c> or <c>stderr</c>.</summary>
    void Stream(string name, ReadOnlySpan<char> text);

    /// <summary>Adds a display, result or error and returns its index for <see cref="Replace"/>.</summary>
    int Add(CellOutput output);

    /// <summary>Replaces an earlier display.</summary>
    void Replace(int place, CellOutput output);

    /// <summary>The outputs kept so far; empty if they are passed on.</summary>
    IReadOnlyList<CellOutput> Snapshot();

    /// <summary>Drops all later outputs.</summary>
    void Close();
}
