using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace DeepInnovation.Neural.Onnx;

/// <summary>
/// ONNX Runtime's builds tell Microsoft of every session: on Windows always, since 1.29 on Linux too, over the network and with
/// an identifier of the device that is kept in the user's home (docs/decisions/020-no-telemetry.md). A workbench for corpora of
/// one's own, used offline, does not.
/// </summary>
internal static partial class RuntimeTelemetry
{
    /// <summary>The variable that the native library looks at when its environment is made.</summary>
    internal const string Variable = "ORT_DISABLE_TELEMETRY";

    /// <summary>Call it when the library is loaded and before anything else of it is used.</summary>
    internal static void TurnOff()
    {
        Environment.SetEnvironmentVariable(Variable, "1");
        // .NET keeps variables of its own on Unix; native code sees only those of the C library.
        if (!OperatingSystem.IsWindows())
            _ = SetVariable(Variable, "1", 1);
        OrtEnv.Instance().DisableTelemetryEvents();
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
