using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>
/// Finds documentation of types and members: in the XML file beside the assembly or, for the framework, in the SDK's reference
/// packs if installed. Loads files on first use.
/// </summary>
internal static partial class SymbolDocumentation
{
    private static readonly ConcurrentDictionary<string, Dictionary<string, XElement>> Files = new(StringComparer.Ordinal);
    private static readonly Lazy<string?> Pack = new(FindPack);

    /// <summary>Summary, parameters and result as plain text; empty if undocumented.</summary>
    internal static string Of(ISymbol symbol)
    {
        var original = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol.OriginalDefinition;
        if (original.GetDocumentationCommentId() is not { } id || original.ContainingAssembly is not { } assembly)
            return "";
        var member = Candidates(original, assembly).Where(File.Exists)
            .Select(file => Files.GetOrAdd(file, Read).GetValueOrDefault(id)).FirstOrDefault(found => found is not null);
        return member is null ? "" : Text(member);
    }

    private static IEnumerable<string> Candidates(ISymbol symbol, IAssemblySymbol assembly)
    {
        var location = AppDomain.CurrentDomain.GetAssemblies()
            .FirstOrDefault(a => !a.IsDynamic && a.GetName().Name == assembly.Name && a.Location.Length > 0)?.Location;
        if (location is not null)
            yield return Path.ChangeExtension(location, ".xml");
        if (Pack.Value is not { } pack)
            yield break;
        // System.Private.CoreLib is spread over several reference assemblies, most of it over these.
        var space = (symbol as INamespaceSymbol ?? symbol.ContainingNamespace).ToDisplayString();
        foreach (var name in (string[])[assembly.Name, space, "System.Runtime", "System.Collections",
            "System.Linq", "System.Console"])
            yield return Path.Combine(pack, name + ".xml");
    }

    private static Dictionary<string, XElement> Read(string file) => XDocument.Load(file).Descendants("member")
        .Where(member => member.Attribute("name") is not null)
        .GroupBy(member => member.Attribute("name")!.Value, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    private static string Text(XElement member)
    {
        var lines = new List<string>();
        Add(member.Element("summary"), "");
        foreach (var parameter in member.Elements("param"))
            Add(parameter, $"{parameter.Attribute("name")?.Value}: ");
        Add(member.Element("returns"), "returns: ");
        foreach (var exception in member.Elements("exception"))
            Add(exception, $"throws {Name(exception.Attribute("cref")?.Value)}: ");
        return string.Join('\n', lines);

        void Add(XElement? element, string lead)
        {
            if (element is not null && Plain(element) is { Length: > 0 } text)
                lines.Add(lead + text);
        }
    }

    private static string Plain(XElement element) => Space().Replace(string.Concat(element.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } reference =>
            reference.IsEmpty ? Name((reference.Attribute("cref") ?? reference.Attribute("langword")
                ?? reference.Attribute("name") ?? reference.Attribute("href"))?.Value) : reference.Value,
        XElement inner => Plain(inner),
        _ => "",
    })), " ").Trim();

    private static string Name(string? reference) => reference is null ? ""
        : reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('(')[0].Split('.')[^1].Split('`')[0];

    private static string? FindPack()
    {
        // …/shared/Microsoft.NETCore.App/10.0.1 → …/packs/Microsoft.NETCore.App.Ref/10.0.1/ref/net10.0
        var shared = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = Path.GetFullPath(Path.Combine(shared, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        return Directory.Exists(packs)
            ? Directory.EnumerateDirectories(packs, $"{Environment.Version.Major}.*").Order(StringComparer.Ordinal)
                .Select(version => Path.Combine(version, "ref", $"net{Environment.Version.Major}.0")).LastOrDefault(
                    Directory.Exists)
            : null;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
