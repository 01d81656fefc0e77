using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Cells;

/// <summary>Where the outputs of one cell go, from whatever thread they come: into a notebook, or to a front end.</summary>
internal interface ICellOutputs
{
    /// <summary>
    /// True where a reader may see text alone (a terminal), so that every value needs a text form beside its preferred one.
    /// </summary>
    bool WantsPlainText { get; }

    /// <summary>Console text, <c>stdout</c> or <c>stderr</c>.</summary>
    void Stream(string name, ReadOnlySpan<char> text);

    /// <summary>A display, a result or an error; its place is for <see cref="Replace"/>.</summary>
    int Add(CellOutput output);

    /// <summary>Another value where an earlier one was shown.</summary>
    void Replace(int place, CellOutput output);

    /// <summary>What was kept so far; nothing where outputs are passed on.</summary>
    IReadOnlyList<CellOutput> Snapshot();

    /// <summary>Refuses all that comes later.</summary>
    void Close();
}
