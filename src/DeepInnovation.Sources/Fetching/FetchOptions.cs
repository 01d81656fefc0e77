namespace DeepInnovation.Sources.Fetching;

/// <summary>How patient a fetch is, and what it takes from the machine; tests put their own clock and disk here.</summary>
public sealed record FetchOptions
{
    /// <summary>Failures in a row, without a new byte between them, after which a fetch gives up.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>
    /// The wait after the first failure; each further one waits twice as long, at most <see cref="LongestWait"/>.
    /// </summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait that we choose ourselves.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest wait that a server may ask for by Retry-After; one that asks for more ends the fetch.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a server may send nothing, neither headers nor bytes, before the connection counts as lost.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The clock of <see cref="Silence"/> and of dates in Retry-After.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Waits between attempts.</summary>
    public Func<TimeSpan, CancellationToken, Task> Wait { get; init; } = Task.Delay;

    /// <summary>Free bytes on the disk of a folder that exists.</summary>
    public Func<string, long> FreeSpace { get; init; } = folder =>
        new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(Path.GetFullPath(folder))! : folder).AvailableFreeSpace;
}
