using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using DeepInnovation.Neural.Bert;

namespace DeepInnovation.Neural.Tests.Bert;

/// <summary>
/// One case recorded from PyTorch (reference/README.md): its tensors and scalars. The reader is the tests' own, so that a
/// mistake in the product's cannot hide itself.
/// </summary>
internal sealed class ReferenceCase
{
    private readonly Dictionary<string, (int[] Shape, float[] Values)> floats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int[] Shape, long[] Values)> integers = new(StringComparer.Ordinal);

    private ReferenceCase(JsonElement scalars) => Scalars = scalars;

    /// <summary>The float32 tensors by name, row-major.</summary>
    public IReadOnlyDictionary<string, (int[] Shape, float[] Values)> Floats => floats;

    /// <summary>The int64 tensors by name, row-major.</summary>
    public IReadOnlyDictionary<string, (int[] Shape, long[] Values)> Integers => integers;

    /// <summary>What the JSON file holds: config, loss, learning_rates and so on.</summary>
    public JsonElement Scalars { get; }

    /// <summary>Reads a case: classification, masked, adamw30 or encoder.</summary>
    public static ReferenceCase Read(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Bert", "reference", name);
        using var json = JsonDocument.Parse(File.ReadAllBytes(path + ".json"));
        var result = new ReferenceCase(json.RootElement.Clone());
        byte[] bytes = File.ReadAllBytes(path + ".safetensors");
        var start = 8 + checked((int)BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        using var header = JsonDocument.Parse(bytes.AsMemory(8, start - 8));
        foreach (var tensor in header.RootElement.EnumerateObject())
        {
            var shape = tensor.Value.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32()).ToArray();
            var offsets = tensor.Value.GetProperty("data_offsets");
            var from = offsets[0].GetInt32();
            var values = bytes.AsSpan(start + from, offsets[1].GetInt32() - from);
            switch (tensor.Value.GetProperty("dtype").GetString())
            {
                case "F32":
                    result.floats.Add(tensor.Name, (shape, MemoryMarshal.Cast<byte, float>(values).ToArray()));
                    break;
                case "I64":
                    result.integers.Add(tensor.Name, (shape, MemoryMarshal.Cast<byte, long>(values).ToArray()));
                    break;
                case var other:
                    throw new InvalidDataException($"{path}: {tensor.Name} is {other}; the cases hold F32 and I64.");
            }
        }

        return result;
    }

    /// <summary>The float32 tensors whose names start with the prefix, by the rest of the name: "weight.", "gradient.", "after.".</summary>
    public Dictionary<string, (int[] Shape, float[] Values)> Under(string prefix) => floats
        .Where(tensor => tensor.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(tensor => tensor.Key[prefix.Length..], tensor => tensor.Value, StringComparer.Ordinal);

    /// <summary>A number of the JSON file.</summary>
    public double Number(string name) => Scalars.GetProperty(name).GetDouble();

    /// <summary>A list of numbers of the JSON file.</summary>
    public double[] Numbers(string name) => [.. Scalars.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    /// <summary>The sizes of the recorded model, without dropout.</summary>
    public BertConfig Config()
    {
        var config = Scalars.GetProperty("config");
        int Size(string name) => config.GetProperty(name).GetInt32();
        return new()
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
            LayerNormEpsilon = config.GetProperty("layer_norm_eps").GetDouble(),
        };
    }
}
