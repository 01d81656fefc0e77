using System.Runtime.InteropServices;
using System.Text.Json;
using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Onnx;
using DeepInnovation.Neural.Training;

namespace DeepInnovation.Neural.Tests.Bert;

/// <summary>
/// One recorded case: a safetensors file and a JSON file. Reads them by itself, independent of the product's reader.
/// </summary>
internal sealed class RecordedCase
{
    private readonly JsonElement _json;
    private readonly byte[] _data;
    private readonly Dictionary<string, (long[] Shape, int From, int To)> _tensors;

    private RecordedCase(JsonElement json, byte[] file)
    {
        _json = json;
        var length = (int)BitConverter.ToUInt64(file);
        _data = file[(8 + length)..];
        using var head = JsonDocument.Parse(file.AsMemory(8, length));
        _tensors = head.RootElement.EnumerateObject().Where(t => t.Name != "__metadata__").ToDictionary(
            t => t.Name,
            t => (t.Value.GetProperty("shape").EnumerateArray().Select(d => d.GetInt64()).ToArray(),
                t.Value.GetProperty("data_offsets")[0].GetInt32(), t.Value.GetProperty("data_offsets")[1].GetInt32()));
    }

    public BertConfig Config
    {
        get
        {
            var config = _json.GetProperty("config");
            int Size(string name) => config.GetProperty(name).GetInt32();
            return new BertConfig
            {
                VocabularySize = Size("vocab_size"),
                HiddenSize = Size("hidden_size"),
                Layers = Size("num_hidden_layers"),
                Heads = Size("num_attention_heads"),
                IntermediateSize = Size("intermediate_size"),
                MaximumPositions = Size("max_position_embeddings"),
                TokenTypes = Size("type_vocab_size"),
                HiddenDropout = 0,
                AttentionDropout = 0,
            };
        }
    }

    public int Labels => _json.GetProperty("labels").GetInt32();

    public static RecordedCase Open(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Bert", "reference");
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, name + ".json")));
        return new(json.RootElement.Clone(), File.ReadAllBytes(Path.Combine(folder, name + ".safetensors")));
    }

    public double Number(string name) => _json.GetProperty(name).GetDouble();

    public double[] Numbers(string name) => [.. _json.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    public long[] Shape(string name) => _tensors[name].Shape;

    public float[] Floats(string name) => Values<float>(name);

    public long[] Integers(string name) => Values<long>(name);

    /// <summary>All tensors whose name begins so, without the beginning.</summary>
    public Dictionary<string, float[]> Weights(string prefix) =>
        _tensors.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(
            k => k[prefix.Length..], Floats, StringComparer.Ordinal);

    public IEnumerable<int> Rows(string prefix) => Enumerable.Range(0, (int)Shape(prefix + "input_ids")[0]);

    /// <summary>The three inputs of a whole batch.</summary>
    public ModelInputs Inputs(string prefix, string suffix, double weight = 1)
    {
        var inputs = new ModelInputs { Weight = weight };
        foreach (var name in new[] { "input_ids", "attention_mask", "token_type_ids" })
            inputs.Add(name + suffix, Integers(prefix + name), Shape(prefix + name));
        return inputs;
    }

    /// <summary>Some rows of a batch with their classes.</summary>
    public ModelInputs Classified(string prefix, int[] rows, float[]? classWeights)
    {
        var labels = Integers(prefix + "labels");
        float[] weights = [.. rows.Select(r => classWeights?[labels[r]] ?? 1)];
        var inputs = new ModelInputs { Weight = weights.Sum(w => (double)w) };
        var length = (int)Shape(prefix + "input_ids")[1];
        foreach (var name in new[] { "input_ids", "attention_mask", "token_type_ids" })
        {
            var values = Integers(prefix + name);
            inputs.Add(name, rows.SelectMany(r => values.AsSpan(r * length, length).ToArray()).ToArray(), rows.Length, length);
        }

        return inputs.Add(TrainableBert.TargetsName, rows.Select(r => labels[r]).ToArray(), rows.Length).Add(
            TrainableBert.WeightsName, weights, rows.Length);
    }

    private T[] Values<T>(string name)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(_data.AsSpan(_tensors[name].From.._tensors[name].To)).ToArray();
}
