using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using DeepInnovation.Runs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace DeepInnovation.Tests.Runs;

public sealed class CodeIdentityTests
{
    public static TheoryData<string> Ours =>
        [.. LibraryVersions.All.Keys.Where(name => name.StartsWith("DeepInnovation", StringComparison.Ordinal))];

    [Fact]
    public void Versions_name_each_assembly_that_computes()
    {
        Assert.Superset(
            new HashSet<string>
            {
                ".NET", "DeepInnovation", "DeepInnovation.Neural", "DuckDB.NET.Data", "Google.Protobuf",
                "Lingua", "Microsoft.ML.Data", "Microsoft.ML.OnnxRuntime", "Microsoft.ML.Tokenizers", "Microsoft.ML.Transforms",
                "System.Numerics.Tensors", "ZstdSharp",
            },
            LibraryVersions.All.Keys.ToHashSet());
        // A project of ours that the library uses cannot be forgotten: what lies beside it is found by reference.
        var used = typeof(LibraryVersions).Assembly.GetReferencedAssemblies().Select(r => r.Name!)
            .Where(n => n.StartsWith("DeepInnovation", StringComparison.Ordinal));
        Assert.Subset(LibraryVersions.All.Keys.ToHashSet(), used.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Ours))]
    public void A_changed_method_body_in_any_project_is_another_identity(string project)
    {
        var image = File.ReadAllBytes(Assembly.Load(project).Location);
        var before = CodeIdentity.Of(image);
        Assert.Contains(before, LibraryVersions.All[project], StringComparison.Ordinal);
        foreach (var (at, length) in MethodBodies(image).Where((_, i) => i % 97 == 0).Take(20))
        {
            var changed = image.ToArray();
            changed[at + (length / 2)] ^= 1;
            Assert.NotEqual(before, CodeIdentity.Of(changed));
        }
    }

    [Theory]
    [MemberData(nameof(Ours))]
    public void No_commit_is_compiled_in(string project) =>
        Assert.DoesNotContain('+',
            Assembly.Load(project).GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    [Fact]
    public void Comments_and_lines_do_not_count_and_code_text_and_resources_do()
    {
        const string Code = "public class A { public int B() { var c = 1; return c + 2; } public string D() => \"text\"; }";
        var identity = CodeIdentity.Of(Compile(Code));
        Assert.Equal(identity, CodeIdentity.Of(Compile(Code)));
        Assert.Equal(identity, CodeIdentity.Of(
            Compile("// a comment\n\n\n" + Code.Replace("return", "\n\n/* and one more */ return", StringComparison.Ordinal))));
        Assert.NotEqual(identity, CodeIdentity.Of(Compile(Code.Replace("c + 2", "c + 3", StringComparison.Ordinal))));
        Assert.NotEqual(identity, CodeIdentity.Of(Compile(Code.Replace("text", "Text", StringComparison.Ordinal))));
        Assert.NotEqual(identity, CodeIdentity.Of(Compile(Code, resource: [1])));
        Assert.NotEqual(CodeIdentity.Of(Compile(Code, resource: [2])), CodeIdentity.Of(Compile(Code, resource: [1])));
        // What the property is for: the module ids of the two builds differ.
        Assert.NotEqual(ModuleId(Compile(Code)), ModuleId(Compile("\n" + Code)));
    }

    private static Guid ModuleId(byte[] image)
    {
        using var pe = new PEReader(new MemoryStream(image));
        var metadata = pe.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }

    private static List<(int At, int Length)> MethodBodies(byte[] image)
    {
        using var pe = new PEReader(new MemoryStream(image));
        var metadata = pe.GetMetadataReader();
        var found = new List<(int, int)>();
        foreach (var method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition)
            .Where(m => m.RelativeVirtualAddress != 0))
        {
            var (section, body) = (pe.PEHeaders.SectionHeaders[pe.PEHeaders.GetContainingSectionIndex(
                method.RelativeVirtualAddress)], pe.GetMethodBody(method.RelativeVirtualAddress));
            var header = body.Size - body.GetILReader().Length;
            if (body.GetILReader().Length >= 8 && body.ExceptionRegions.IsEmpty)
                found.Add((method.RelativeVirtualAddress - section.VirtualAddress + section.PointerToRawData + header,
                    body.GetILReader().Length));
        }

        return found;
    }

    private static byte[] Compile(string code, byte[]? resource = null)
    {
        var tree = CSharpSyntaxTree.ParseText(code, path: "/a/b.cs", encoding: System.Text.Encoding.UTF8);
        var compilation = CSharpCompilation.Create("a", [tree],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, deterministic: true));
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        IEnumerable<ResourceDescription> resources = resource is null ? []
            : [new ResourceDescription("r", () => new MemoryStream(resource), isPublic: true)];
        var result = compilation.Emit(image, symbols, manifestResources: resources,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return image.ToArray();
    }
}
