using System.IO.Compression;
using System.Text;
using ZstdSharp;

namespace DeepInnovation.Core.Files;

/// <summary>
/// Opens the user's text files, plain, gzip or Zstandard, and says in one line what is wrong with one that is none.
/// </summary>
public static class InputText
{
    // .NET's GZipStream takes a cut-off file for a complete one unless this switch is on before its first use in the
    // process. Our own programs have it in their runtime configuration too (Directory.Build.props); this is for other hosts.
    private const string StrictGzip = "System.IO.Compression.UseStrictValidation";

    private static readonly byte[] GzipMagic = [0x1f, 0x8b];
    private static readonly byte[] ZstdMagic = [0x28, 0xb5, 0x2f, 0xfd];
    private static readonly byte[] AvroMagic = [.. "Obj"u8, 1];
    private static readonly byte[] ByteOrderMark = [0xef, 0xbb, 0xbf];

    /// <summary>
    /// The ending that tells the format, in lower case and without <c>.gz</c> or <c>.zst</c>: <c>.csv</c> of <c>a.CSV.gz</c>.
    /// </summary>
    public static string Ending(string path)
    {
        var name = Path.GetFileName(path);
        var compression = Path.GetExtension(name).ToLowerInvariant();
        if (compression is ".gz" or ".zst")
            name = Path.GetFileNameWithoutExtension(name);
        return Path.GetExtension(name).ToLowerInvariant();
    }

    /// <summary>Checks that the path names a file with something in it.</summary>
    /// <exception cref="InputException">It is missing, a folder, empty or unreadable.</exception>
    public static void Check(string path)
    {
        if (Directory.Exists(path))
            throw new InputException($"{path} is a folder, not a file", "Name a file in it");
        if (!File.Exists(path))
            throw new InputException($"{path} does not exist", "Check the name");
        if (new FileInfo(path).Length == 0)
            throw new InputException("the file is empty", path, null, hint: "Give a file with a header and rows");
    }

    /// <summary>Opens the decompressed text behind its byte-order mark. The caller disposes the stream.</summary>
    /// <param name="path">The file.</param>
    /// <param name="utf16">Give UTF-16 with a byte-order mark as UTF-8; without this it is refused.</param>
    /// <exception cref="InputException">The file is missing, a folder, empty, binary, UTF-16, or its name does
    /// not fit its content.</exception>
    public static Stream OpenText(string path, bool utf16 = false)
    {
        Check(path);
        var head = Head(path);
        RefuseAvro(path, head);
        if (head.AsSpan().StartsWith("PAR1"u8))
            throw new InputException("this is a Parquet file", path, null,
                hint: Ending(path) == ".parquet" ? "Give a text file here" : "Give it the ending .parquet");
        if (head.AsSpan() is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])
            return utf16 ? AsUtf8(path, bigEndian: head[0] == 0xfe)
                : throw new InputException("the text is UTF-16", path, null, hint: "Save it as UTF-8");
        if (IsUtf16WithoutMark(head))
            throw new InputException("the text is UTF-16 without a byte-order mark", path, null, hint: "Save it as UTF-8");
        if (head.AsSpan().Contains((byte)0))
            throw new InputException("this is a binary file, not text", path, null,
                hint: "Give a CSV, JSON Lines or Parquet file");
        var skip = head.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        if (head.Length == skip)
            throw new InputException("the file is empty", path, null, hint: "Give a file with a header and rows");
        var stream = Decompress(path);
        stream.ReadExactly(new byte[skip]);
        return stream;
    }

    /// <summary>
    /// Refuses Avro's object container files, which Google's exports come in unless another format is asked for.
    /// </summary>
    /// <exception cref="InputException">The file is one.</exception>
    public static void RefuseAvro(string path)
    {
        try
        {
            using var file = Disk.OpenRead(path);
            Span<byte> magic = stackalloc byte[4];
            RefuseAvro(path, magic[..file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false)]);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new InputException("the file may not be read", path, null, hint: "Check its permissions", inner: fault);
        }
    }

    private static void RefuseAvro(string path, ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(AvroMagic))
            throw new InputException("this is an Avro file", path, null, hint: "Export it as JSON Lines or Parquet, "
                + "with BigQuery: bq extract --destination_format=NEWLINE_DELIMITED_JSON (or PARQUET)");
    }

    /// <summary>
    /// How far a stream of <see cref="OpenText"/> has come in its file, in bytes on disk; 0 where its decompressor does not tell.
    /// </summary>
    internal static long BytesRead(Stream text) => text switch
    {
        FileStream file => file.Position,
        GZipStream zipped => zipped.BaseStream.Position,
        _ => 0,
    };

    /// <summary>True for what a decompressor throws over damaged data.</summary>
    public static bool IsDamage(Exception fault) => fault is InvalidDataException or EndOfStreamException or ZstdException;

    internal static InputException Damaged(string path, long? line, Exception fault) =>
        new("the compressed data is damaged or cut off here", path, line, hint: "Fetch or compress the file again", inner: fault);

    /// <summary>True when a stream of <see cref="OpenText"/> gives UTF-16 as UTF-8.</summary>
    public static bool IsTranscoded(Stream text) => text is not (FileStream or GZipStream or DecompressionStream);

    /// <summary>
    /// True for what a text throws whose halves of surrogate pairs stand alone, or that ends within a character.
    /// </summary>
    internal static bool IsBrokenUtf16(Exception fault) => fault is DecoderFallbackException;

    private static Stream AsUtf8(string path, bool bigEndian)
    {
        var stream = Decompress(path);
        stream.ReadExactly(new byte[2]);
        return Encoding.CreateTranscodingStream(stream,
            new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true), new UTF8Encoding(false));
    }

    /// <summary>Letters of ASCII with a zero byte between them.</summary>
    private static bool IsUtf16WithoutMark(ReadOnlySpan<byte> head)
    {
        if (head.Length < 8)
            return false;
        var zeros = new int[2];
        for (var i = 0; i < Math.Min(head.Length, 200) / 2 * 2; i++)
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        var pairs = Math.Min(head.Length, 200) / 2;
        return Math.Max(zeros[0], zeros[1]) > pairs * 3 / 4 && Math.Min(zeros[0], zeros[1]) == 0;
    }

    private static byte[] Head(string path)
    {
        try
        {
            using var stream = Decompress(path);
            var head = new byte[4096];
            return head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            throw Damaged(path, null, fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new InputException("the file may not be read", path, null, hint: "Check its permissions", inner: fault);
        }
    }

    private static Stream Decompress(string path)
    {
        var file = Disk.OpenRead(path);
        try
        {
            Span<byte> magic = stackalloc byte[4];
            magic = magic[..file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false)];
            file.Position = 0;
            var ending = Path.GetExtension(path).ToLowerInvariant();
            CheckEnding(path, ending, ".gz", "gzip", magic.StartsWith(GzipMagic));
            CheckEnding(path, ending, ".zst", "Zstandard", magic.StartsWith(ZstdMagic));
            return ending switch
            {
                ".gz" => StrictGzipStream(file),
                ".zst" => new DecompressionStream(file, leaveOpen: false),
                _ => file,
            };
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Decompresses gzip, and takes a cut-off file for what it is.</summary>
    public static GZipStream StrictGzipStream(Stream file)
    {
        AppContext.SetSwitch(StrictGzip, true);
        return new GZipStream(file, CompressionMode.Decompress);
    }

    private static void CheckEnding(string path, string ending, string expected, string format, bool holds)
    {
        if (ending == expected && !holds)
            throw new InputException($"the name ends in {expected} but the file contains no {format} data", path, null,
                hint: "Give it its real extension");
        if (ending != expected && holds)
            throw new InputException($"the file contains {format} data but its name does not end in {expected}", path, null,
                hint: $"Add {expected} to the name");
    }
}
