namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>Finds the processes whose end must end the kernel.</summary>
internal interface IParentProcesses
{
    /// <summary>The process that a front end named; null if no process has that number or handle.</summary>
    WatchedProcess? Named(long value);

    /// <summary>The process that started this one; null if it is gone or is the one that adopts orphans.</summary>
    WatchedProcess? Starter();
}
