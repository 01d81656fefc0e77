using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Files;
using DeepInnovation.Neural.Tests.Bert;

namespace DeepInnovation.Neural.Tests.Files;

/// <summary>A folder with a small BERT in it, removed at the end.</summary>
internal sealed class CheckpointFolder : IDisposable
{
    public CheckpointFolder(BertHead head = BertHead.Classification)
    {
        Model = new(SmallBert.Fresh(head), SmallBert.Tokenizer);
        Directory.CreateDirectory(Root);
        BertCheckpoint.Write(Model, (file, write) =>
        {
            using var stream = File.Create(Of(file));
            write(stream);
        });
    }

    public string Root { get; } = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public PretrainedBert Model { get; }

    public string Of(string file) => Path.Combine(Root, file);

    /// <summary>Writes the weights again under other names, or without some.</summary>
    public void Rewrite(Func<string, string?> rename, Func<string, IReadOnlyList<int>, IReadOnlyList<int>>? reshape = null)
    {
        using var stream = File.Create(Of(BertCheckpoint.WeightsFile));
        SafetensorsWriter.Write(stream, [.. Model.Weights.Parameters.Where(p => rename(p.Name) is not null)
            .Select(p => (rename(p.Name)!, reshape?.Invoke(p.Name, p.Shape) ?? p.Shape, (ReadOnlyMemory<float>)Model.Weights[p.Name]))]);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
