using System.IO.Compression;
using System.Reflection;
using DeepInnovation.Core.Files;
using Plotly.NET;

namespace DeepInnovation.Charts.Pages;

/// <summary>
/// The chart loader: plotly.js, compressed, from the copy inside Plotly.NET.dll (MIT, notice included), and the few lines of
/// <c>loader.js</c>. About 1.5 MB per notebook, with no downloads.
/// </summary>
public static class PlotlyScript
{
    private const string Place = "\"@plotly@\"";
    private static readonly Lazy<string> Loader = new(Build);

    /// <summary>The loader as a script element.</summary>
    public static string Html => Loader.Value;

    private static string Build()
    {
        var loader = AtomicFile.Utf8.GetString(Resource(typeof(PlotlyScript).Assembly, "loader.js"));
        var plotly = Resource(typeof(GenericChart).Assembly, ".min.js");
        return $"<script>{loader.Replace(Place, $"\"{Compressed(plotly)}\"", StringComparison.Ordinal)}</script>";
    }

    private static string Compressed(byte[] plotly)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(plotly);
        return Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static byte[] Resource(Assembly assembly, string ending)
    {
        var name = assembly.GetManifestResourceNames().FirstOrDefault(n => n.EndsWith(ending, StringComparison.Ordinal))
            ?? throw new InvalidOperationException(
                $"{assembly.GetName().Name} {assembly.GetName().Version} holds no script {ending}.");
        using var resource = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
