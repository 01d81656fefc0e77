using CsCheck;
using DeepInnovation.Neural.Graphs;

namespace DeepInnovation.Neural.Tests.Graphs;

/// <summary>Every gradient rule against central differences, on random shapes and values.</summary>
public sealed class GradientRulesTests
{
    private const string Seed = "000000000000";
    private const int Cases = 12;

    private static readonly Gen<float> Value = Gen.Float[-2, 2];
    private static readonly Gen<float> Away = Gen.Select(Gen.Float[0.6f, 2], Gen.Bool, (x, minus) => minus ? -x : x);

    [Fact]
    public void Add_sub_mul_and_div_with_broadcasting() =>
        Gen.Select(Shapes, Gen.Int[0, 3]).SelectMany(
            (s, op) => Gen.Select(Of("a", s.A, Value), Of("b", s.B, Away), Random, (a, b, r) => (a, b, r, op))).Sample(
                t => FiniteDifferences.Agree([t.a, t.b], t.r, (g, x) => t.op switch
                {
                    0 => g.Add(x[0], x[1]),
                    1 => g.Sub(x[0], x[1]),
                    2 => g.Mul(x[0], x[1]),
                    _ => g.Div(x[0], x[1]),
                }), seed: Seed, iter: 4 * Cases);

    [Theory]
    [InlineData("exp")]
    [InlineData("sqrt")]
    [InlineData("tanh")]
    [InlineData("neg")]
    [InlineData("gelu")]
    [InlineData("at least")]
    [InlineData("dropout")]
    public void Functions_of_one_tensor(string name) =>
        Gen.Select(Of("x", [3, 4], name is "sqrt" or "at least" ? Gen.Float[0.6f, 2] : Value), Random).Sample(
            (x, r) => FiniteDifferences.Agree([x], r, (g, t) => name switch
            {
                "exp" => g.Exp(t[0]),
                "sqrt" => g.Sqrt(t[0]),
                "tanh" => g.Tanh(t[0]),
                "neg" => g.Neg(t[0]),
                "gelu" => g.Gelu(t[0]),
                "at least" => g.Add(g.AtLeast(t[0], 0.5), g.AtLeast(t[0], 3)),
                _ => g.Dropout(t[0],
                    g.Initializer("mask", ElementType.F32, new(3, 4), Graph.Bytes<float>([0, 2, 2, 0, 2, 2, 0, 0, 2, 2, 2, 2]))),
            }), seed: Seed, iter: Cases);

    [Fact]
    public void Linear_by_input_weight_and_bias() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[1, 4]).SelectMany(
            (n, i, o) => Gen.Select(Of("x", [n, i], Value), Of("w", [o, i], Value), Of("b", [o], Value), Random)).Sample(
                (x, w, b, r) => FiniteDifferences.Agree([x, w, b], r, (g, t) => g.Linear(t[0], t[1], t[2])),
                seed: Seed, iter: Cases);

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Batched_matrix_products_and_their_transposes(bool left, bool right) =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 4], Gen.Int[1, 4]).SelectMany((m, k, n) => Gen.Select(
            Of("a", left ? [2, 2, k, m] : [2, 2, m, k], Value), Of("b", right ? [2, 2, n, k] : [2, 2, k, n], Value), Random))
            .Sample(
            (a, b, r) => FiniteDifferences.Agree([a, b], r, (g, t) => g.MatMul(t[0], t[1], left, right, alpha: 0.5)),
            seed: Seed, iter: Cases);

    [Fact]
    public void Reshape_transpose_and_reductions() =>
        Gen.Select(Of("x", [2, 3, 4], Value), Random).Sample(
            (x, r) => FiniteDifferences.Agree([x], r, (g, t) =>
            {
                var turned = g.Transpose(g.Reshape(t[0], new(4, 3, 2)), 2, 0, 1);
                return g.Mul(g.Add(g.ReduceSum(turned, 1), g.ReduceMean(turned)), g.Sum(turned));
            }, tolerance: 5e-2), seed: Seed, iter: Cases);

    [Fact]
    public void Softmax_over_the_last_axis() =>
        Gen.Select(Of("x", [2, 3, 5], Value), Random).Sample(
            (x, r) => FiniteDifferences.Agree([x], r, (g, t) => g.Softmax(t[0])), seed: Seed, iter: Cases);

    [Fact]
    public void Layer_normalisation_by_input_gain_and_bias() =>
        Gen.Select(Of("x", [3, 8], Gen.Float[-4, 4]), Of("gain", [8], Value), Of("bias", [8], Value), Random)
            .Where(t => Spread(t.Item1) > 1).Sample(
                (x, gain, bias, r) => FiniteDifferences.Agree([x, gain, bias], r,
                    (g, t) => g.LayerNormalization(t[0], t[1], t[2], 1e-12)), seed: Seed, iter: Cases);

    [Fact]
    public void Cross_entropy_with_weights_of_rows() =>
        Gen.Select(Of("x", [4, 3], Value), Gen.Int[0, 2].Array[4], Gen.Float[0, 2].Array[4], Random).Sample(
            (x, targets, weights, r) => FiniteDifferences.Agree([x], r, (g, t) => g.CrossEntropy(
                t[0],
                g.Integers([.. targets.Select(c => (long)c)]),
                g.Initializer("weights", ElementType.F32, new(4), Graph.Bytes(weights)))), seed: Seed, iter: Cases);

    [Fact]
    public void Gather_adds_up_rows_that_are_taken_several_times() =>
        Gen.Select(Of("table", [5, 3], Value), Gen.Int[0, 4].Array[6], Random).Sample(
            (table, indices, r) => FiniteDifferences.Agree([table], r, (g, t) =>
                g.Gather(t[0], g.Initializer("indices", ElementType.I64, new(2, 3),
                    Graph.Bytes<long>([.. indices.Select(i => (long)i)])))), seed: Seed, iter: Cases);

    private static readonly (int[] A, int[] B)[] ShapePairs =
        [([2, 3], [2, 3]), ([2, 3], [3]), ([3], [2, 3]), ([2, 1, 3], [4, 1]), ([2, 3], []), ([1, 3], [2, 1]), ([1, 1], [1])];

    private static Gen<(int[] A, int[] B)> Shapes => Gen.Int[0, ShapePairs.Length - 1].Select(i => ShapePairs[i]);

    private static Gen<float[]> Random => Value.Array[24];

    private static Gen<Values> Of(string name, int[] shape, Gen<float> value) =>
        value.Array[shape.Aggregate(1, (p, d) => p * d)].Select(data => new Values(name, shape, data));

    private static double Spread(Values x) => x.Data.Chunk(8).Min(row => row.Max() - row.Min());
}
