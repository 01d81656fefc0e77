namespace DeepInnovation.Neural.Graphs;

/// <summary>What a tensor holds; the numbers are ONNX's TensorProto.DataType.</summary>
public enum ElementType
{
    /// <summary>32-bit IEEE floating point.</summary>
    F32 = 1,

    /// <summary>Unsigned byte.</summary>
    U8 = 2,

    /// <summary>Signed byte.</summary>
    I8 = 3,

    /// <summary>32-bit integer.</summary>
    I32 = 6,

    /// <summary>64-bit integer: ids, indices and shapes.</summary>
    I64 = 7,

    /// <summary>Boolean.</summary>
    Bool = 9,
}
