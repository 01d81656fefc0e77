using SkiaSharp;

namespace DeepInnovation.Charts.StaticImages;

/// <summary>
/// Renders a <see cref="StaticImage"/> as PNG with Skia on a light background. Uses only the embedded font, so the machine's
/// fonts change nothing. Equal images and Skia versions give equal bytes. Loads a native library on first use.
/// </summary>
internal static class PngWriter
{
    private static readonly Lazy<SKTypeface> Font = new(() =>
    {
        using var bytes = typeof(PngWriter).Assembly.GetManifestResourceStream("DeepInnovation.Charts.ImageFont.ttf")!;
        return SKTypeface.FromStream(bytes)
            ?? throw new InvalidOperationException("Skia does not read the font that this library carries.");
    });

    /// <param name="image">The image.</param>
    /// <param name="scale">File pixels per image pixel.</param>
    internal static byte[] Write(StaticImage image, double scale)
    {
        ImageLibrary.Part.Demand("save an SVG");
        var size = new SKImageInfo((int)Math.Ceiling(image.Width * scale), (int)Math.Ceiling(image.Height * scale),
            SKColorType.Rgba8888, SKAlphaType.Premul);
        using var surface = SKSurface.Create(size)
            ?? throw new InvalidOperationException($"Skia gives no surface of {size.Width} by {size.Height} pixels.");
        surface.Canvas.Scale((float)scale);
        foreach (var mark in image.Groups.SelectMany(g => g.Marks))
            Draw(surface.Canvas, mark);
        using var pixels = surface.Snapshot();
        using var data = pixels.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static void Draw(SKCanvas canvas, Mark mark)
    {
        if (mark is TextMark text)
        {
            Text(canvas, text);
            return;
        }

        using var path = mark switch
        {
            PathMark lines => Path(lines),
            BoxMark box => Closed(
                p => p.AddRect(new SKRect((float)box.X, (float)box.Y, (float)(box.X + box.Width), (float)(box.Y + box.Height)))),
            DiscMark disc => Closed(p => p.AddCircle((float)disc.X, (float)disc.Y, (float)disc.Radius)),
            _ => throw new InvalidOperationException($"{mark.GetType().Name} is not a mark that a PNG can contain."),
        };
        if (mark.Paint.Fill is { } fill)
        {
            using var paint = new SKPaint { IsAntialias = true, Color = Color(fill, mark.Paint.FillOpacity) };
            canvas.DrawPath(path, paint);
        }

        if (mark.Paint.Stroke is { } stroke)
        {
            using var dashes = mark.Paint.Dashes.Count > 0
                ? SKPathEffect.CreateDash([.. mark.Paint.Dashes.Select(d => (float)d)], 0) : null;
            using var paint = new SKPaint
            {
                IsAntialias = true,
                IsStroke = true,
                Color = Color(stroke, 1),
                StrokeWidth = (float)mark.Paint.Width,
                PathEffect = dashes,
                StrokeCap = mark.Paint.Dashes.Count > 0 ? SKStrokeCap.Butt : SKStrokeCap.Round,
                StrokeJoin = SKStrokeJoin.Round,
            };
            canvas.DrawPath(path, paint);
        }
    }

    private static SKPath Path(PathMark lines) => Closed(path =>
    {
        foreach (var part in lines.Parts)
        {
            path.MoveTo((float)part[0].X, (float)part[0].Y);
            foreach (var spot in part.Count == 1 ? part : part.Skip(1))
                path.LineTo((float)spot.X, (float)spot.Y);
            if (lines.Closed)
                path.Close();
        }
    });

    private static SKPath Closed(Action<SKPathBuilder> build)
    {
        using var builder = new SKPathBuilder();
        build(builder);
        return builder.Detach();
    }

    private static void Text(SKCanvas canvas, TextMark text)
    {
        using var font = new SKFont(Font.Value, (float)text.Size)
        {
            Subpixel = true,
            Edging = SKFontEdging.Antialias,
            Hinting = SKFontHinting.None,
            Embolden = text.Bold,
        };
        using var paint = new SKPaint { IsAntialias = true, Color = Color(text.Paint.Fill ?? "#000000", 1) };
        canvas.Save();
        canvas.Translate((float)text.X, (float)text.Y);
        if (text.Turned)
            canvas.RotateDegrees(-90);
        var align =
            text.Anchor switch { Anchor.Middle => SKTextAlign.Center, Anchor.End => SKTextAlign.Right, _ => SKTextAlign.Left };
        canvas.DrawText(text.Text, 0, 0, align, font, paint);
        canvas.Restore();
    }

    private static SKColor Color(string hex, double opacity) => SKColor.Parse(hex).WithAlpha((byte)Math.Round(255 * opacity));
}
