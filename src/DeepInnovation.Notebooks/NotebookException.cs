namespace DeepInnovation.Notebooks;

/// <summary>A fault in a notebook's file, in its parameters or in what it references, told in one line.</summary>
/// <param name="message">What is wrong, where, and how to mend it.</param>
/// <param name="inner">The exception that revealed it.</param>
public sealed class NotebookException(string message, Exception? inner = null) : Exception(message, inner);
