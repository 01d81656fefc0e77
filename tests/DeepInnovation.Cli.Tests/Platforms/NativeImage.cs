using System.Buffers.Binary;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;

namespace DeepInnovation.Cli.Tests.Platforms;

/// <summary>What a native library's own headers say: PE, ELF or Mach-O, whatever its name.</summary>
/// <param name="Platforms">What it runs on, such as <c>linux-x64</c>; several for a universal file of macOS.</param>
internal sealed partial record NativeImage(IReadOnlyList<string> Platforms)
{
    private const int Amd64 = 0x8664, Arm64 = 0xAA64, I386 = 0x14C;

    /// <summary>Functions by the library that they are imported from; Windows only.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Imports
    {
        get;
        private init;
    } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The linker's version, which is the compiler's; Windows only.</summary>
    public Version? Linker { get; private init; }

    /// <summary>The newest glibc whose symbols it uses; Linux only.</summary>
    public Version? Glibc { get; private init; }

    /// <summary>The oldest macOS that it runs on, that of its last part.</summary>
    public Version? MacOS { get; private init; }

    /// <summary>Reads a file; null for one that is no native library, .NET assemblies among them.</summary>
    public static NativeImage? Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < 64)
            return null;
        return BinaryPrimitives.ReadUInt32BigEndian(bytes) switch
        {
            0x7F454C46 => Elf(bytes),
            0xCFFAEDFE => MacO(bytes, [0]),
            0xCAFEBABE => MacO(bytes, [.. Enumerable.Range(0, (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4)))
                .Select(i => (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(16 + (20 * i))))]),
            _ => bytes[0] == 'M' && bytes[1] == 'Z' ? Pe(bytes) : null,
        };
    }

    private static NativeImage Elf(byte[] bytes) => new([$"linux-{ElfProcessor(Word(bytes, 18))}"])
    {
        Glibc = GlibcSymbol().Matches(Encoding.Latin1.GetString(bytes)).Select(m => Version.Parse(m.Groups[1].Value))
            .DefaultIfEmpty().Max(),
    };

    private static string ElfProcessor(int code) =>
        code switch { 0x3E => "x64", 0xB7 => "arm64", 0x28 => "arm", 3 => "x86", _ => $"{code:x}" };

    private static NativeImage MacO(byte[] bytes, int[] parts)
    {
        var platforms = new List<string>();
        Version? oldest = null;
        foreach (var part in parts)
        {
            platforms.Add(Number(bytes,
                part + 4) switch
            { 0x01000007 => "osx-x64", 0x0100000C => "osx-arm64", var other => $"osx-{other:x}" });
            var command = part + 32;
            for (var i = 0; i < Number(bytes, part + 16); i++)
            {
                // LC_BUILD_VERSION for macOS.
                if (Number(bytes, command) == 0x32 && Number(bytes, command + 8) == 1)
                    oldest = new Version((int)Number(bytes, command + 12) >> 16, (int)(Number(bytes, command + 12) >> 8) & 0xFF);
                command += (int)Number(bytes, command + 4);
            }
        }

        return new(platforms) { MacOS = oldest };
    }

    private static NativeImage? Pe(byte[] bytes)
    {
        using var pe = new PEReader(new MemoryStream(bytes));
        if (pe.HasMetadata)
            return null;
        var headers = pe.PEHeaders;
        var wide = headers.PEHeader!.Magic == PEMagic.PE32Plus;
        var imports = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        for (var entry = Offset(headers.PEHeader.ImportTableDirectory.RelativeVirtualAddress);
            Number(bytes, entry + 12) != 0; entry += 20)
        {
            var functions = new List<string>();
            for (var thunk = Offset((int)Number(bytes, entry)); Number(bytes, thunk) != 0; thunk += wide ? 8 : 4)
            {
                // The highest bit tells an import by number.
                if (Number(bytes, thunk + (wide ? 4 : 0)) >> 31 == 0)
                    functions.Add(Text(Offset((int)Number(bytes, thunk)) + 2));
            }

            imports[Text(Offset((int)Number(bytes, entry + 12)))] = functions;
        }

        var machine = (int)(ushort)headers.CoffHeader.Machine;
        return new([$"win-{machine switch { Amd64 => "x64", Arm64 => "arm64", I386 => "x86", _ => $"{machine:x}" }}"])
        {
            Imports = imports,
            Linker = new Version(headers.PEHeader.MajorLinkerVersion, headers.PEHeader.MinorLinkerVersion),
        };

        int Offset(int address)
        {
            var section = headers.SectionHeaders[headers.GetContainingSectionIndex(address)];
            return address - section.VirtualAddress + section.PointerToRawData;
        }

        string Text(int at) => Encoding.ASCII.GetString(bytes.AsSpan(at, bytes.AsSpan(at).IndexOf((byte)0)));
    }

    private static int Word(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint Number(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    [GeneratedRegex(@"\0GLIBC_([0-9]+\.[0-9]+)")]
    private static partial Regex GlibcSymbol();
}
