using DeepInnovation.Core.Natives;
using SkiaSharp;

namespace DeepInnovation.Charts.StaticImages;

/// <summary>Skia's native library, used only for PNG; SVG needs none.</summary>
public static class ImageLibrary
{
    /// <summary>The library's requirements on the machine.</summary>
    public static NativePart Part { get; } = new(
        "Skia", "draws PNG", "libSkiaSharp", ["win-x64", "win-arm64", "linux-x64", "linux-arm64", "osx-x64", "osx-arm64"],
        new Version(2, 27), typeof(SKSurface).Assembly);
}
