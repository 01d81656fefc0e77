using System.Diagnostics;
using System.Runtime.CompilerServices;
using DeepInnovation.Neural.Bert;

namespace DeepInnovation.Neural.Tests.Bert;

/// <summary>ONNX's own checker (Python's onnx package) on what we export.</summary>
public sealed class OnnxCheckerTests
{
    [Theory]
    [InlineData(BertHead.Classification, BertPrecision.F32)]
    [InlineData(BertHead.None, BertPrecision.F32)]
    [InlineData(BertHead.Classification, BertPrecision.I8)]
    public void Exported_models_pass(BertHead head, BertPrecision precision)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".onnx");
        File.WriteAllBytes(file, BertInferenceModel.Write(SmallBert.Fresh(head), precision));
        try
        {
            using var checker = Start(file);
            Assert.SkipWhen(checker is null, "python3 is not installed");
            var said = checker.StandardOutput.ReadToEnd() + checker.StandardError.ReadToEnd();
            checker.WaitForExit();
            Assert.SkipWhen(checker.ExitCode == 3, "Python's package onnx is not installed");
            Assert.True(checker.ExitCode == 0, said);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Process? Start(string file)
    {
        foreach (var python in new[] { "/usr/bin/python3", "python3" })
        {
            try
            {
                return Process.Start(new ProcessStartInfo(python, [Script(), file])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                });
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // No such program: try the next.
            }
        }

        return null;
    }

    private static string Script([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "benchmarks", "bert", "check_onnx.py"));
}
