using DeepInnovation.Neural.Bert;

namespace DeepInnovation.Neural.Tests.Bert;

/// <summary>The recorded cases name every parameter as the product does, and hang together.</summary>
public sealed class ReferenceCaseTests
{
    [Theory]
    [InlineData("classification", BertHead.Classification)]
    [InlineData("masked", BertHead.MaskedLanguageModel)]
    [InlineData("adamw30", BertHead.Classification)]
    [InlineData("encoder", BertHead.None)]
    public void Its_parameters_are_those_of_the_model(string name, BertHead head)
    {
        var recorded = ReferenceCase.Read(name);
        var expected = Describe(BertParameters.Of(recorded.Config(), head, 3).Select(p => (p.Name, p.Shape)));
        foreach (var prefix in name == "adamw30" ? new[] { "weight.", "after." } : ["weight.", "gradient."])
        {
            var tensors = recorded.Under(prefix);
            Assert.Equal(expected, Describe(tensors.Select(t => (t.Key, (IReadOnlyList<int>)t.Value.Shape))));
            Assert.All(tensors.Values, t => Assert.Equal(t.Shape.Aggregate(1, (product, length) => product * length), t.Values.Length));
        }
    }

    [Fact]
    public void The_recorded_loss_is_the_weighted_cross_entropy_of_the_recorded_logits()
    {
        var recorded = ReferenceCase.Read("classification");
        var logits = recorded.Floats["logits"].Values;
        var weights = recorded.Floats["class_weights"].Values;
        var labels = recorded.Integers["labels"].Values;
        double loss = 0, weight = 0;
        for (var row = 0; row < labels.Length; row++)
        {
            var own = logits.AsSpan(row * 3, 3).ToArray();
            loss += weights[labels[row]] * (Math.Log(own.Sum(x => Math.Exp(x))) - own[labels[row]]);
            weight += weights[labels[row]];
        }

        Assert.Equal(recorded.Number("loss"), loss / weight, 1e-6);
    }

    private static string[] Describe(IEnumerable<(string Name, IReadOnlyList<int> Shape)> parameters) =>
        [.. parameters.Select(p => $"{p.Name} {string.Join('x', p.Shape)}").Order(StringComparer.Ordinal)];
}
