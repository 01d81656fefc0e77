using DeepInnovation.Core.Files;
using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Checkpoints;

/// <summary>
/// A sentence encoder ready to run: an ONNX model for <see cref="BertScorer"/> and what belongs before it. Its vectors are the
/// mean of the token vectors without padding, of length 1 (Reimers and Gurevych, 2019).
/// </summary>
/// <param name="Model">The ONNX file's bytes.</param>
/// <param name="Tokenizer">Cuts texts.</param>
/// <param name="MaximumLength">Longest sequence in tokens, [CLS] and [SEP] included.</param>
/// <param name="LowersText">Whether texts are lower-cased before the tokenizer, whatever that does itself.</param>
public sealed record SentenceEncoder(byte[] Model, WordPieceTokenizer Tokenizer, int MaximumLength, bool LowersText = false)
{
    private const int LengthWithoutConfig = 512;

    /// <summary>Where exports put the ONNX model, in the order of search.</summary>
    internal static IReadOnlyList<string> OnnxFiles { get; } = ["model.onnx", Path.Combine("onnx", "model.onnx")];

    /// <summary>An encoder from weights in memory; a head is left out. O(parameters).</summary>
    public static SentenceEncoder Of(PretrainedBert model, int maximumLength)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (weights, tokenizer) = model;
        return new(
            BertInferenceModel.Write(weights.WithHead(BertHead.None, 0, seed: 0), meanPooled: true), tokenizer, Math.Min(
                maximumLength, weights.Config.MaximumPositions));
    }

    /// <summary>
    /// Reads a directory of sentence-transformers (<c>modules.json</c>), or one of a BERT alone, whose token vectors are then
    /// averaged. Weights come from <c>model.safetensors</c>, or where that is missing from <c>model.onnx</c> or
    /// <c>onnx/model.onnx</c> with the inputs <c>input_ids</c> and <c>attention_mask</c>. Both want <c>vocab.txt</c>.
    /// O(parameters).
    /// </summary>
    /// <exception cref="ModelException">A file is missing or broken, or the encoder is of another kind.</exception>
    public static SentenceEncoder Read(string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var modules = File.Exists(Path.Combine(directory, "modules.json")) ? SentenceEncoderFiles.Read(directory) : null;
        var folder = modules?.TransformerDirectory ?? directory;
        var onnx = OnnxFiles.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (onnx is null || File.Exists(Path.Combine(folder, BertCheckpoint.RequiredFiles[0])))
        {
            var model = BertCheckpoint.Read(folder, BertHead.None, 0);
            var encoder = Of(model, modules?.MaximumLength ?? model.Weights.Config.MaximumPositions);
            return encoder with { LowersText = modules?.LowersText ?? false };
        }

        var config = Path.Combine(folder, "config.json");
        var positions = File.Exists(config) ? JsonSettings.Read(config).Integer("max_position_embeddings") : null;
        return new(
            Disk.ReadAllBytes(onnx), BertCheckpoint.ReadTokenizer(folder),
            Math.Min(modules?.MaximumLength ?? int.MaxValue, positions ?? LengthWithoutConfig), modules?.LowersText ?? false);
    }

    /// <summary>The files of such a directory that decide its vectors.</summary>
    public static IReadOnlyList<string> FilesOf(string directory)
    {
        string[] names =
        [
            .. BertCheckpoint.RequiredFiles, .. OnnxFiles, "tokenizer_config.json", "modules.json", "sentence_bert_config.json",
            Path.Combine("1_Pooling", "config.json"),
        ];
        return [.. names.Select(name => Path.Combine(directory, name)).Where(File.Exists)];
    }
}
