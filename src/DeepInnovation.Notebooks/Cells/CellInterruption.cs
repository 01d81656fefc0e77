using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInnovation.Notebooks.Cells;

/// <summary>
/// Checks that the compiler inserts into a cell's loops, functions and awaits to make the cell
/// interruptible. Not for use in cells.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellInterruption
{
    private static volatile bool _raised;

    /// <summary>Throws when the running cell must stop. Otherwise costs one field read.</summary>
    /// <exception cref="CellInterruptedException">The cell must stop.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check()
    {
        if (_raised)
            ThrowIfRequested();
    }

    /// <summary>Wraps a task so that it also ends when the cell must stop.</summary>
    /// <param name="task">The awaited task.</param>
    public static Task Guard(Task task) => Token is { } token && task is { IsCompleted: false } ? task.WaitAsync(token) : task;

    /// <inheritdoc cref="Guard(Task)"/>
    public static Task<T> Guard<T>(Task<T> task) => Token is { } token && task is { IsCompleted: false } ? task.WaitAsync(token) : task;

    /// <inheritdoc cref="Guard(Task)"/>
    public static ValueTask Guard(ValueTask task) => Token is { } token && !task.IsCompleted ? new(task.AsTask().WaitAsync(token)) : task;

    /// <inheritdoc cref="Guard(Task)"/>
    public static ValueTask<T> Guard<T>(ValueTask<T> task) => Token is { } token && !task.IsCompleted ? new(task.AsTask().WaitAsync(token)) : task;

    /// <summary>Returns any other awaitable unchanged.</summary>
    /// <param name="awaitable">The awaited object.</param>
    public static T Guard<T>(T awaitable) => awaitable;

    /// <summary>Makes the checks inspect the running cell.</summary>
    internal static void Raise() => _raised = true;

    /// <summary>Makes the checks cheap again before the next cell.</summary>
    internal static void Lower() => _raised = false;

    private static CancellationToken? Token => CellScope.Stop?.Token;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowIfRequested()
    {
        if (CellScope.Stop is { IsRequested: true })
            throw new CellInterruptedException();
    }
}
