namespace DeepInnovation.Neural.Graphs;

/// <summary>One ONNX operation of a graph.</summary>
/// <param name="Operation">ONNX's operator name.</param>
/// <param name="Domain">Empty for ONNX's own operators, <c>com.microsoft</c> for ONNX Runtime's.</param>
/// <param name="Inputs">Its inputs; null for an optional one that is left out.</param>
/// <param name="Outputs">Its outputs.</param>
/// <param name="Attributes">Name and value (long, float or long[]).</param>
internal sealed record GraphNode(
    string Operation,
    string Domain,
    IReadOnlyList<Tensor?> Inputs,
    IReadOnlyList<Tensor> Outputs,
    IReadOnlyList<(string Name, object Value)> Attributes);
