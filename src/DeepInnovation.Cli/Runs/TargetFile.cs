using DeepInnovation.Core;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Cli.Runs;

/// <summary>Checks an output file before the work that fills it, which would otherwise be lost.</summary>
internal static class TargetFile
{
    /// <summary>Refuses a file that is also an input or that another program holds open.</summary>
    /// <param name="to">The file to write; null for none.</param>
    /// <param name="inputs">The files that the command reads; null for those not given.</param>
    /// <exception cref="InputException">The file is one of the inputs, however it is written.</exception>
    /// <exception cref="FileInUseException">Another program has the file open (on Windows).</exception>
    public static void Demand(string? to, params IReadOnlyList<string?> inputs)
    {
        if (to is null)
            return;
        if (inputs.Any(input => input is not null && PathIdentity.AreSame(input, to)))
            throw new InputException($"{to} is read by this command and would be overwritten", "Choose another file to write");
        Disk.DemandReplaceable(to);
    }
}
