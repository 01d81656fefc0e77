namespace DeepInnovation.Core.Json;

/// <summary>
/// Thrown by <see cref="StrictJson"/> for a text that is no JSON, or no such JSON as is wanted. It names no file: who opened the
/// file turns it into the error of its own project.
/// </summary>
public sealed class JsonFaultException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="fault">What is wrong and where.</param>
    /// <param name="inner">The exception that revealed it.</param>
    public JsonFaultException(JsonFault fault, Exception? inner = null)
        : base(Describe(fault), inner) => Fault = fault;

    /// <summary>What is wrong and where.</summary>
    public JsonFault Fault { get; }

    private static string Describe(JsonFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return $"{fault}. {fault.Hint}.";
    }
}
