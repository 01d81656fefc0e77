using System.CommandLine;
using DeepInnovation.Neural.Bert;

namespace DeepInnovation.Benchmarks.Bert;

/// <summary>One line of the comparison: the sizes that torch_bert.py takes by the same names.</summary>
internal sealed record BertShape(int Layers, int Hidden, int Heads, int Length, int Batch, int Vocabulary, double Dropout,
    int Threads, int WarmUp, int Steps, bool Int8)
{
    public BertConfig Config => new()
    {
        VocabularySize = Vocabulary,
        HiddenSize = Hidden,
        Layers = Layers,
        Heads = Heads,
        IntermediateSize = 4 * Hidden,
        HiddenDropout = Dropout,
        AttentionDropout = Dropout,
    };

    /// <summary>A command that takes the sizes as options.</summary>
    public static Command Command(string name, string description, Action<BertShape> run)
    {
        var command = new Command(name, description);
        var (layers, hidden, heads) = (Add("--layers", 2), Add("--hidden", 128), Add("--heads", 2));
        var (length, batch, vocabulary) = (Add("--length", 64), Add("--batch", 32), Add("--vocabulary", 30_522));
        var (threads, warmUp, steps) = (Add("--threads", 2), Add("--warm-up", 5), Add("--steps", 30));
        var (dropout, int8) = (Add("--dropout", 0.1), Add("--int8", false));
        command.SetAction(parse => run(new(
            parse.GetValue(layers),
            parse.GetValue(hidden),
            parse.GetValue(heads),
            parse.GetValue(length),
            parse.GetValue(batch),
            parse.GetValue(vocabulary),
            parse.GetValue(dropout),
            parse.GetValue(threads),
            parse.GetValue(warmUp),
            parse.GetValue(steps),
            parse.GetValue(int8))));
        return command;

        Option<T> Add<T>(string option, T value)
        {
            var added = new Option<T>(option) { DefaultValueFactory = _ => value };
            command.Options.Add(added);
            return added;
        }
    }
}
