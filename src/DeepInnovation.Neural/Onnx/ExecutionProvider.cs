using Microsoft.ML.OnnxRuntime;

namespace DeepInnovation.Neural.Onnx;

/// <summary>
/// Where ONNX Runtime computes. The CPU is always there; CUDA needs the package Microsoft.ML.OnnxRuntime.Gpu in place of
/// Microsoft.ML.OnnxRuntime and a matching driver. Weights stay in main memory; a device's runtime copies what a step needs.
/// </summary>
/// <param name="Name">For manifests and messages.</param>
/// <param name="Configure">Adds the provider to a session's options.</param>
public sealed record ExecutionProvider(string Name, Action<SessionOptions> Configure)
{
    /// <summary>The processor.</summary>
    public static readonly ExecutionProvider Cpu = new("cpu", _ => { });

    /// <summary>An NVIDIA device by number.</summary>
    public static ExecutionProvider Cuda(int device = 0) =>
        new(FormattableString.Invariant($"cuda:{device}"), options => options.AppendExecutionProvider_CUDA(device));

    /// <summary>
    /// Opens a model for runs on one thread each, so that sums have one order whatever the machine; several runs may go at once.
    /// </summary>
    internal InferenceSession Open(byte[] model)
    {
        NetworkRuntime.Part.Demand();
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };

        Configure(options);
        return new InferenceSession(model, options);
    }
}
