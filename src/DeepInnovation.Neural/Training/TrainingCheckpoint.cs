using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using DeepInnovation.Core.Json;
using DeepInnovation.Neural.Optimization;

namespace DeepInnovation.Neural.Training;

/// <summary>
/// One file with all that a training needs to go on: a JSON head (fingerprint, steps and epochs so far), the session's state, and
/// the weights of the best epoch. The state carries a checksum of its own.
/// </summary>
internal static class TrainingCheckpoint
{
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Brings the session to where a checkpoint left it; null where there is none, or one of another training.</summary>
    /// <exception cref="ModelException">The checkpoint was damaged.</exception>
    public static (TrainingHistory History, float[]? Best)? Load(ICheckpointStore? store, string fingerprint, TrainingSession session)
    {
        using var source = store?.Open();
        if (source is null)
            return null;
        using var reader = new BinaryReader(source);
        try
        {
            var head = StrictJson.Deserialize<Head>(reader.ReadBytes(checked((int)reader.ReadUInt32())), Json);
            if (head.Fingerprint != fingerprint)
                return null;
            session.Load(source);
            var best = new float[head.BestLength];
            source.ReadExactly(MemoryMarshal.AsBytes(best.AsSpan()));
            return (head.History, best.Length == 0 ? null : best);
        }
        catch (Exception error) when (error is EndOfStreamException or JsonFaultException or OverflowException)
        {
            throw new ModelException("the training's checkpoint is damaged. Remove it to start the training again", error);
        }
    }

    /// <summary>Replaces the checkpoint.</summary>
    public static void Save(ICheckpointStore? store, string fingerprint, TrainingSession session, TrainingHistory history, float[]? best) => store?.Write(destination =>
    {
        var head = JsonSerializer.SerializeToUtf8Bytes(new Head(fingerprint, history, best?.Length ?? 0), Json);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)head.Length);
        destination.Write(length);
        destination.Write(head);
        session.Save(destination);
        destination.Write(MemoryMarshal.AsBytes<float>(best));
    });

    private sealed record Head(string Fingerprint, TrainingHistory History, int BestLength);
}
