using DeepInnovation.Core.Natives;
using Microsoft.ML.OnnxRuntime;

namespace DeepInnovation.Neural.Onnx;

/// <summary>ONNX Runtime's native library, which everything that runs a graph demands first.</summary>
public static class NetworkRuntime
{
    /// <summary>
    /// What it asks of a machine. Its Windows library is compiled by a tool set whose mutexes an older Visual C++ runtime does
    /// not know: with one before 14.40 the load ends the process (https://github.com/microsoft/onnxruntime/issues/26599).
    /// </summary>
    public static NativePart Part { get; } = new(
        "ONNX Runtime", "runs BERT and sentence encoders", "onnxruntime", ["win-x64", "win-arm64", "linux-x64", "linux-arm64",
            "osx-arm64"], new Version(2, 28), typeof(InferenceSession).Assembly)
    {
        VisualCpp = new Version(14, 40),
        Loaded = RuntimeTelemetry.TurnOff,
    };
}
