using DeepInnovation.Neural.Bert;

namespace DeepInnovation.Neural.Checkpoints;

/// <summary>Gives the memory that a parameter's values are copied into, <see cref="BertParameter.Count"/> long.</summary>
internal delegate Span<float> ParameterDestination(BertParameter parameter);

/// <summary>What became of a checkpoint's tensors and a model's parameters.</summary>
/// <param name="Fresh">Parameters of a head that the checkpoint lacks, in the model's order: the caller initialises them.</param>
/// <param name="Unused">Tensors of heads that the model lacks, by their names in the file, in ordinal order.</param>
internal sealed record CheckpointReport(IReadOnlyList<string> Fresh, IReadOnlyList<string> Unused);

/// <summary>A checkpoint's parameters in memory.</summary>
/// <param name="Values">
/// Row-major values by the name in <see cref="BertParameters.Of"/>, whatever the file calls them; all but
/// <see cref="CheckpointReport.Fresh"/>.
/// </param>
/// <param name="Report">Which were not loaded.</param>
internal sealed record LoadedParameters(IReadOnlyDictionary<string, float[]> Values, CheckpointReport Report);
