using DeepInnovation.Neural.Graphs;

namespace DeepInnovation.Neural.Optimization;

/// <summary>A tensor that training changes.</summary>
/// <param name="Tensor">Its input in the graph; all lengths known.</param>
/// <param name="Decays">Whether weight decay applies to it.</param>
internal sealed record TrainableTensor(Tensor Tensor, bool Decays);

/// <summary>A graph that can be trained: what it learns and what it is to make small.</summary>
/// <param name="Graph">Holds the forward computation; the session adds the gradients.</param>
/// <param name="Result">What the model says, for example logits.</param>
/// <param name="Loss">A scalar: the sum over rows of weight times loss. The session divides it by the sum of the weights.</param>
/// <param name="Parameters">What is learnt.</param>
/// <param name="Dropout">Where elements are dropped.</param>
internal sealed record TrainingModel(
    Graph Graph, Tensor Result, Tensor Loss, IReadOnlyList<TrainableTensor> Parameters, DropoutSites Dropout);
