using System.Runtime.InteropServices;
using DeepInnovation.Neural.Graphs;
using DeepInnovation.Neural.Onnx;
using DeepInnovation.Neural.RandomNumbers;
using Microsoft.ML.OnnxRuntime;

namespace DeepInnovation.Neural.Optimization;

/// <summary>
/// Draws the masks of one run. Element i of site s in micro-batch h of step t is a function of (seed, t, h, s, i) alone, so that
/// a step can be repeated and threads cannot matter. Keeps its arrays from run to run.
/// </summary>
/// <param name="sites">Where elements are dropped.</param>
/// <param name="seed">The seed of the training.</param>
internal sealed class DropoutMasks(IReadOnlyList<DropoutSite> sites, long seed)
{
    private const int Levels = 1 << 16;

    private readonly Philox _random = new(seed, "dropout");
    private readonly float[][] _masks = [.. sites.Select(_ => Array.Empty<float>())];
    private uint[] _words = [];

    /// <summary>Adds each site's mask to the run's inputs. O(elements / 2) random words.</summary>
    public void Draw(long step, int microBatch, ModelInputs inputs, List<string> names, List<OrtValue> values)
    {
        for (var s = 0; s < sites.Count; s++)
        {
            long[] shape = [.. sites[s].Mask.Shape.Dims.Select(inputs.LengthOf)];
            var count = checked((int)shape.Aggregate(1L, (product, length) => product * length));
            if (_masks[s].Length < count)
                _masks[s] = new float[count];
            var stream = ((ulong)step << 24) | ((ulong)microBatch << 12) | (uint)s;
            Fill(_masks[s].AsSpan(0, count), sites[s].Probability, stream);
            names.Add(sites[s].Mask.Name);
            values.Add(OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, _masks[s].AsMemory(0, count), shape));
        }
    }

    /// <summary>
    /// 0 with the given probability (a multiple of 2^-16), else the inverse of the probability to stay. Half a random word each.
    /// </summary>
    private void Fill(Span<float> mask, double probability, ulong stream)
    {
        var threshold = (ushort)Math.Round(probability * Levels);
        var scale = (float)(1 / (1 - ((double)threshold / Levels)));
        var needed = (mask.Length + 1) / 2;
        if (_words.Length < needed)
            _words = new uint[needed];
        var words = _words.AsSpan(0, needed);
        _random.Fill(words, stream);
        var draws = MemoryMarshal.Cast<uint, ushort>(words);
        for (var i = 0; i < mask.Length; i++)
            mask[i] = draws[i] < threshold ? 0 : scale;
    }
}
