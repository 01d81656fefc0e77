using DeepInnovation.Notebooks.Execution;
using Microsoft.AspNetCore.Html;

namespace DeepInnovation.Notebooks;

/// <summary>
/// What a cell may call, in the names and shapes of .NET Interactive's C# kernel, so that one notebook runs in both: <c>display(x)</c>,
/// <c>x.Display()</c>, <c>HTML("..")</c>.
/// </summary>
public static class NotebookHost
{
    private static readonly AsyncLocal<CellOutputs?> Outputs = new();

    internal static CellOutputs? Current
    {
        get => Outputs.Value;
        set => Outputs.Value = value;
    }

    /// <summary>Shows a value in the cell's output.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeTypes">The forms wanted; none for those that the value's type prefers.</param>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
#pragma warning disable IDE1006 // the kernel's own name, in lower case
    public static DisplayedValue display(object? value, params string[] mimeTypes)
    {
        var outputs = Current ?? throw new InvalidOperationException("display() shows a value in a notebook's cell, and none is running.");
        return new DisplayedValue(outputs.Show(value, mimeTypes));
    }
#pragma warning restore IDE1006

    /// <summary>Text that is HTML and is shown as such.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);
}

/// <summary><c>x.Display()</c>, as in .NET Interactive.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value in the cell's output.</summary>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => NotebookHost.display(value, mimeTypes);
}

/// <summary>A value that was shown, and can be replaced where it stands.</summary>
public sealed class DisplayedValue
{
    private readonly Action<object?> _replace;

    internal DisplayedValue(Action<object?> replace) => _replace = replace;

    /// <summary>Shows another value in its place.</summary>
    public void Update(object? value) => _replace(value);
}
