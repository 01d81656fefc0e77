namespace DeepInnovation.Neural;

/// <summary>
/// A file, a setting or a number that a model cannot be built from or go on with. The message is one line that names what is
/// wrong (file, tensor, expected and found) and how to correct it; it is meant for a user and needs no stack trace.
/// </summary>
public sealed class ModelException : Exception
{
    /// <summary>A problem with the whole line that tells it.</summary>
    public ModelException(string message) : base(message) { }

    /// <summary>A problem with its cause.</summary>
    public ModelException(string message, Exception innerException) : base(message, innerException) { }
}
