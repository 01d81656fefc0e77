namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>The protocol's channels.</summary>
internal enum KernelChannel
{
    /// <summary>Requests, answered in turn.</summary>
    Shell,

    /// <summary>Requests that must not wait.</summary>
    Control,

    /// <summary>Input requests of cells.</summary>
    Stdin,

    /// <summary>Outputs for all front ends.</summary>
    IoPub,
}
