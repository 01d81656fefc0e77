using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInnovation.Notebooks.Cells;

/// <summary>
/// What the compiler puts into a cell's loops, functions and awaits, so that the cell can be stopped. Not for cells to call.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellInterruption
{
    private static volatile bool _raised;

    /// <summary>Throws when the cell that runs this code is to stop. One read of a field otherwise.</summary>
    /// <exception cref="CellInterruptedException">It is.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check()
    {
        if (_raised)
            ThrowIfRequested();
    }

    /// <summary>A task that also ends when the cell is to stop.</summary>
    /// <param name="task">What the cell awaits.</param>
    public static Task Guard(Task task) => Token is { } token && task is { IsCompleted: false } ? task.WaitAsync(token) : task;

    /// <inheritdoc cref="Guard(Task)"/>
    public static Task<T> Guard<T>(Task<T> task) =>
        Token is { } token && task is { IsCompleted: false } ? task.WaitAsync(token) : task;

    /// <inheritdoc cref="Guard(Task)"/>
    public static ValueTask Guard(ValueTask task) =>
        Token is { } token && !task.IsCompleted ? new(task.AsTask().WaitAsync(token)) : task;

    /// <inheritdoc cref="Guard(Task)"/>
    public static ValueTask<T> Guard<T>(ValueTask<T> task) =>
        Token is { } token && !task.IsCompleted ? new(task.AsTask().WaitAsync(token)) : task;

    /// <summary>Anything else that can be awaited, as it is.</summary>
    /// <param name="awaitable">What the cell awaits.</param>
    public static T Guard<T>(T awaitable) => awaitable;

    /// <summary>Makes the checks look from now on.</summary>
    internal static void Raise() => _raised = true;

    /// <summary>Makes the checks cheap again, before a next cell starts.</summary>
    internal static void Lower() => _raised = false;

    private static CancellationToken? Token => CellScope.Stop?.Token;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowIfRequested()
    {
        if (CellScope.Stop is { IsRequested: true })
            throw new CellInterruptedException();
    }
}
