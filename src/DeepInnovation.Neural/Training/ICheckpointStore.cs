namespace DeepInnovation.Neural.Training;

/// <summary>Where a training keeps what it needs to go on after it was stopped: one checkpoint, replaced as a whole.</summary>
public interface ICheckpointStore
{
    /// <summary>The last checkpoint, or null where there is none.</summary>
    Stream? Open();

    /// <summary>Replaces the checkpoint; a reader sees the old one or the new one, never a part.</summary>
    void Write(Action<Stream> write);
}
