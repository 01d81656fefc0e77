using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace DeepInnovation.Cli.Tests.Documents;

/// <summary>What assemblies hold by name: types, members and texts, read from their metadata without loading them.</summary>
internal static class AssemblyNames
{
    /// <summary>Our own assemblies beside the command line.</summary>
    public static IReadOnlyList<string> Ours { get; } =
        [.. Directory.GetFiles(AppContext.BaseDirectory, "DeepInnovation*.dll")
            .Where(path => !Path.GetFileName(path).Contains(".Tests", StringComparison.Ordinal))];

    /// <summary>Theirs too: the runtime's and those of packages.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Concat(Ours)
            .Distinct(StringComparer.Ordinal)];

    /// <summary>The names of the types of an assembly, without arity.</summary>
    public static IEnumerable<string> Types(string path) =>
        Read(path, reader =>
            reader.TypeDefinitions.Select(handle => reader.GetString(reader.GetTypeDefinition(handle).Name).Split('`')[0]));

    /// <summary>The namespaces of an assembly, and those around them.</summary>
    public static IEnumerable<string> Namespaces(string path) =>
        Read(path, reader => reader.TypeDefinitions.Select(handle => reader.GetString(reader.GetTypeDefinition(handle).Namespace))
            .Distinct(StringComparer.Ordinal))
            .SelectMany(name => name.Split('.').Select((_, i) => string.Join('.', name.Split('.')[..(i + 1)])));

    /// <summary>The names of the methods, properties and fields of an assembly, and of what its enumerations count.</summary>
    public static IEnumerable<string> Members(string path) => Read(path, reader =>
        reader.MethodDefinitions.Select(handle => reader.GetString(reader.GetMethodDefinition(handle).Name))
            .Concat(reader.PropertyDefinitions.Select(handle => reader.GetString(reader.GetPropertyDefinition(handle).Name)))
            .Concat(reader.FieldDefinitions.Select(handle => reader.GetString(reader.GetFieldDefinition(handle).Name))));

    /// <summary>The texts in the code of an assembly: those that it loads, and its constants.</summary>
    public static IEnumerable<string> Texts(string path) => Read(path, reader => Loaded(reader).Concat(Constants(reader)));

    private static IEnumerable<string> Loaded(MetadataReader reader)
    {
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil
            && reader.GetHeapOffset(handle) < reader.GetHeapSize(HeapIndex.UserString); handle = reader.GetNextHandle(handle))
            yield return reader.GetUserString(handle);
    }

    private static IEnumerable<string> Constants(MetadataReader reader)
    {
        foreach (var field in reader.FieldDefinitions.Select(reader.GetFieldDefinition))
        {
            if (field.GetDefaultValue() is { IsNil: false } value
                && reader.GetConstant(value) is { TypeCode: ConstantTypeCode.String } constant)
                yield return (string)reader.GetBlobReader(constant.Value).ReadConstant(ConstantTypeCode.String)!;
        }
    }

    private static IReadOnlyList<string> Read(string path, Func<MetadataReader, IEnumerable<string>> names)
    {
        using var pe = new PEReader(File.OpenRead(path));
        return pe.HasMetadata ? [.. names(pe.GetMetadataReader())] : [];
    }
}
