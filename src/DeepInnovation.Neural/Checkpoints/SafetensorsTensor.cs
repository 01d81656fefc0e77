namespace DeepInnovation.Neural.Checkpoints;

/// <summary>One tensor of a safetensors file, as its header describes it.</summary>
/// <param name="Name">The name; unique in its file.</param>
/// <param name="DataType">The format's name of the element type, for example <c>F32</c> or <c>BF16</c>.</param>
/// <param name="Shape">Lengths of the axes, row-major; empty for a scalar.</param>
/// <param name="Count">Number of values: the product of <paramref name="Shape"/>.</param>
public sealed record SafetensorsTensor(string Name, string DataType, IReadOnlyList<long> Shape, long Count)
{
    /// <summary>Whether <see cref="SafetensorsFile.CopyTo"/> can read it: F32, F16, BF16 or F64.</summary>
    public bool IsFloat => DataType is "F32" or "F16" or "BF16" or "F64";

    /// <summary>First byte, counted from the start of the data.</summary>
    internal long Begin { get; init; }

    /// <summary>One past the last byte, counted from the start of the data.</summary>
    internal long End { get; init; }

    /// <summary>Bytes of one value, or 0 for a type that the format does not know.</summary>
    internal static int BytesOf(string dataType) => dataType switch
    {
        "BOOL" or "U8" or "I8" or "F8_E4M3" or "F8_E5M2" => 1,
        "I16" or "U16" or "F16" or "BF16" => 2,
        "I32" or "U32" or "F32" => 4,
        "I64" or "U64" or "F64" or "C64" => 8,
        _ => 0,
    };
}
