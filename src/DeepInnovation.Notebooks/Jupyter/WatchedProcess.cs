using System.Diagnostics;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>A process, and how to see that it has ended.</summary>
/// <param name="hasEnded">True once it has.</param>
/// <param name="held">What is held meanwhile, so that another process which later gets the same number is not mistaken for
/// it.</param>
internal sealed class WatchedProcess(Func<bool> hasEnded, IDisposable? held = null) : IDisposable
{
    /// <summary>Watches a process of this machine.</summary>
    internal static WatchedProcess Of(Process process) => new(() => process.HasExited, process);

    /// <summary>Whether the process has ended.</summary>
    internal bool HasEnded() => hasEnded();

    /// <summary>Lets the process go.</summary>
    public void Dispose() => held?.Dispose();
}
