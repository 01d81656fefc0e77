namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>Finds processes whose end ends the kernel.</summary>
internal interface IParentProcesses
{
    /// <summary>The process that a front end named; null when there is none of that number or handle.</summary>
    WatchedProcess? Named(long value);

    /// <summary>The process that started this one; null when it is gone already, or is the one that takes in orphans.</summary>
    WatchedProcess? Starter();
}
