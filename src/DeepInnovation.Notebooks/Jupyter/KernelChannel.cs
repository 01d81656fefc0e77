namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>The channels on which messages go.</summary>
internal enum KernelChannel
{
    /// <summary>Requests in turn.</summary>
    Shell,

    /// <summary>Requests that must not wait.</summary>
    Control,

    /// <summary>Questions of cells.</summary>
    Stdin,

    /// <summary>What all front ends see.</summary>
    IoPub,
}
