using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInnovation.Cli.Tests.Sources;

/// <summary>What an assembly offers to those outside, one line for each type and member, as metadata have it.</summary>
internal static class PublicApi
{
    private const int LongestConstant = 80;

    private static readonly SymbolDisplayFormat Format = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints
            | SymbolDisplayGenericsOptions.IncludeVariance,
        SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeContainingType
            | SymbolDisplayMemberOptions.IncludeRef,
        SymbolDisplayDelegateStyle.NameAndSignature,
        SymbolDisplayExtensionMethodStyle.StaticMethod,
        SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeExtensionThis | SymbolDisplayParameterOptions.IncludeOptionalBrackets,
        SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        SymbolDisplayLocalOptions.None,
        SymbolDisplayKindOptions.None,
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The lines of an assembly, in ordinal order.</summary>
    public static List<string> Of(IAssemblySymbol assembly) =>
        [.. Types(assembly.GlobalNamespace).SelectMany(Lines).Order(StringComparer.Ordinal)];

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol parent) => parent.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .Where(member => member is INamespaceSymbol || IsVisible(member))
        .SelectMany(member => member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));

    private static IEnumerable<string> Lines(INamedTypeSymbol type) => type.GetMembers()
        .Where(member => member is not INamedTypeSymbol and not IMethodSymbol { AssociatedSymbol: not null } && IsVisible(member))
        .Select(member => $"{Kind(member)} {member.ToDisplayString(Format)}{Rest(member)}")
        .Prepend($"{Kind(type)} {type.ToDisplayString(Format)}{Bases(type)}");

    /// <summary>Whether others see it; what the compiler adds (the members of records, for one) does not count.</summary>
    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && !symbol.IsImplicitlyDeclared
        && !symbol.Name.Contains('<', StringComparison.Ordinal)
        && !symbol.GetAttributes().Any(a => a.AttributeClass?.Name == "CompilerGeneratedAttribute");

    private static string Kind(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Class, IsStatic: true } => "static class",
        INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: true } => "abstract class",
        INamedTypeSymbol { TypeKind: TypeKind.Class, IsSealed: true } => "sealed class",
        INamedTypeSymbol type => type.TypeKind.ToString().ToLowerInvariant(),
        IMethodSymbol { MethodKind: MethodKind.Constructor } => "constructor",
        _ => symbol.Kind.ToString().ToLowerInvariant(),
    };

    /// <summary>
    /// What a caller depends on beside the signature: a value that must be set, an accessor that is narrower, the value of a
    /// constant (not of one that is a whole text, such as a style sheet).
    /// </summary>
    private static string Rest(ISymbol symbol) => symbol switch
    {
        IFieldSymbol { HasConstantValue: true, ConstantValue: not string { Length: > LongestConstant } and var value } =>
            $" = {SymbolDisplay.FormatPrimitive(value!, quoteStrings: true, useHexadecimalNumbers: false)}",
        IPropertySymbol { IsRequired: true } => " required",
        IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Private or Accessibility.Internal } =>
            " (setter not public)",
        _ => "",
    };

    private static string Bases(INamedTypeSymbol type)
    {
        var names = new[] { type.BaseType }.OfType<INamedTypeSymbol>()
            .Where(b => b.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum
                or SpecialType.System_MulticastDelegate))
            .Concat(type.Interfaces.Where(i => i.DeclaredAccessibility == Accessibility.Public))
            .Select(b => b.ToDisplayString(Format)).ToList();
        return names.Count == 0 ? "" : $" : {string.Join(", ", names)}";
    }
}
