using System.Diagnostics;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>A process and a way to see that it has ended.</summary>
/// <param name="hasEnded">Returns true once it has ended.</param>
/// <param name="held">A resource held meanwhile, so that a reused process number is not mistaken for it.</param>
internal sealed class WatchedProcess(Func<bool> hasEnded, IDisposable? held = null) : IDisposable
{
    internal static WatchedProcess Of(Process process) => new(() => process.HasExited, process);

    internal bool HasEnded() => hasEnded();

    public void Dispose() => held?.Dispose();
}
