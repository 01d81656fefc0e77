namespace DeepInnovation.Core;

/// <summary>How far some work is: <paramref name="Done"/> of <paramref name="Total"/> in <paramref name="Unit"/>.</summary>
/// <param name="Work">What is being done, such as a stage's name.</param>
/// <param name="Done">Units finished.</param>
/// <param name="Total">Units in all; 0 when that is unknown.</param>
/// <param name="Unit">What is counted, in the plural: <c>documents</c>, <c>pairs</c>.</param>
public readonly record struct WorkProgress(string Work, long Done, long Total, string Unit);
