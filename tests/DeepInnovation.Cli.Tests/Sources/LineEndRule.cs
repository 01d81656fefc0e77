using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DeepInnovation.Cli.Tests.Sources;

/// <summary>
/// Finds where the system's line end would get into a text: the line end itself, writers and indented JSON that are not told one.
/// </summary>
internal static class LineEndRule
{
    private static readonly string[] Writers = ["StreamWriter", "StringWriter", "IndentedTextWriter"];
    private static readonly string[] Options =
    [
        "JsonSerializerOptions", "JsonWriterOptions", "JsonSourceGenerationOptionsAttribute",
    ];

    /// <summary>What is wrong, or null.</summary>
    public static string? Fault(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "NewLine", ContainingType.Name: "Environment" } } =>
            "the line end is the system's",
        IPropertyReferenceOperation
        {
            Property: { Name: "WriteIndented" or "Indented" } property,
            Parent: ISimpleAssignmentOperation set, Instance: not IInstanceReferenceOperation
        }
            when Options.Contains(property.ContainingType.Name) && ReferenceEquals(set.Target, operation)
                && set.Parent is not IObjectOrCollectionInitializerOperation && set.Value.ConstantValue is not { Value: false } =>
            "say the line end where the options are made",
        IObjectCreationOperation made => OfCreation(made),
        IInvocationOperation call => OfCall(call.TargetMethod, call),
        _ => null,
    };

    private static string? OfCreation(IObjectCreationOperation made)
    {
        var set = (made.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [])
            .Where(a => a.Target is IPropertyReferenceOperation)
            .ToLookup(a => ((IPropertyReferenceOperation)a.Target).Property.Name, a => a.Value);
        if (Writers.Contains(made.Type?.Name))
            return set.Contains("NewLine") ? null : "the writer's line end is the system's";
        if (!Options.Contains(made.Type?.Name)
            || set["WriteIndented"].Concat(set["Indented"]).FirstOrDefault() is not { } indented)
            return null;
        return indented.ConstantValue is { HasValue: true, Value: false } || set.Contains("NewLine") ? null
            : "the JSON's line end is the system's";
    }

    private static string? OfCall(IMethodSymbol method, IInvocationOperation call) =>
        (method.ContainingType.Name, method.Name) switch
        {
            ("StringBuilder", "AppendLine") => "the line end is the system's",
            ("File", "WriteAllLines" or "WriteAllLinesAsync" or "AppendAllLines" or "AppendAllLinesAsync" or "CreateText"
                or "AppendText") => "the line end is the system's",
            ("FileInfo", "CreateText" or "AppendText") => "the line end is the system's",
            ("String", "ReplaceLineEndings") when method.Parameters.Length == 0 => "the line end is the system's",
            ("JsonNode" or "JsonObject" or "JsonArray", "ToString")
                when call.Instance?.Type?.Name is "JsonObject" or "JsonArray" => "this is indented, with the system's line end",
            _ => null,
        };
}
