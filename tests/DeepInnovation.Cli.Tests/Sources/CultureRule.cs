using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DeepInnovation.Cli.Tests.Sources;

/// <summary>
/// Finds where the culture of a thread would decide a text or an order and no CA rule looks: interpolated and joined numbers and
/// dates, strings sorted without a comparer, regular expressions that ignore case. Of a whole number without a format only the
/// minus sign is the culture's, so counts and places pass, and what by its name may be negative does not.
/// </summary>
internal static class CultureRule
{
    private static readonly string[] Sorting =
    [
        "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending",
        "Order", "OrderDescending", "Min", "Max", "MinBy", "MaxBy", "Sort", "BinarySearch",
    ];
    private static readonly string[] Sorted = ["SortedDictionary", "SortedList", "SortedSet"];

    private static readonly string[] MaybeNegative =
    [
        "seed", "lag", "year", "label", "shift", "difference", "offset", "delta", "exitcode", "change",
    ];

    // Dates in these formats are the same everywhere.
    private static readonly string[] FixedFormats = ["O", "o", "R", "r", "s", "u"];

    /// <summary>What is wrong, or null.</summary>
    public static string? Fault(IOperation operation) => operation switch
    {
        IInterpolatedStringOperation text when !IsFormattable(text) =>
            text.Parts.OfType<IInterpolationOperation>().Select(OfHole).FirstOrDefault(fault => fault is not null),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum =>
            OfOperand(sum.LeftOperand) ?? OfOperand(sum.RightOperand),
        ICompoundAssignmentOperation { Type.SpecialType: SpecialType.System_String } sum => OfOperand(sum.Value),
        IInvocationOperation call => OfCall(call),
        IObjectCreationOperation made => OfCreation(made),
        IPropertyReferenceOperation
        {
            Property: { Name: "Default", ContainingType: { Name: "Comparer", TypeArguments: [var type] } }
        } when HasText(type) =>
            "strings are compared by culture",
        _ => null,
    };

    private static bool IsFormattable(IInterpolatedStringOperation text) =>
        text.Parent is IConversionOperation { Type.Name: "FormattableString" or "IFormattable" };

    private static string? OfHole(IInterpolationOperation hole)
    {
        var format = hole.FormatString is ILiteralOperation { ConstantValue: { HasValue: true, Value: string literal } } ? literal
            : null;
        return OfValue(Unconverted(hole.Expression), format);
    }

    private static string? OfOperand(IOperation operand) => OfValue(Unconverted(operand), null);

    private static string? OfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var texts = call.Arguments.Select(a => a.Parameter).OfType<IParameterSymbol>();
        var compared = texts.Any(p => p.Type.Name is "IComparer" or "StringComparer" or "Comparison" or "IAlphaComparer"
            or "StringComparison" or "TComparer");
        if (method.Parameters.Any(p => p.Name == "startIndex"))
            return null;
        if (method is { Name: "Join" or "Concat", ContainingType.SpecialType: SpecialType.System_String })
            return method.TypeArguments.Where(t => !IsWhole(t))
                .Select(t => OfType(t, null)).Concat(call.Arguments.Skip(method.Name == "Join" ? 1 : 0).SelectMany(Elements)
                    .Select(e => OfValue(Unconverted(e), null))).FirstOrDefault(f => f is not null);
        if (method is { Name: "Append" or "Insert", ContainingType.Name: "StringBuilder" } or
            {
                Name: "Write"
            or "WriteLine", ContainingType.Name: "TextWriter" or "StreamWriter" or "StringWriter" or "Console"
            })
            return call.Arguments.Select(a => OfValue(Unconverted(a.Value), null))
                .FirstOrDefault(f => f is not null && method.Parameters.Length <= 1);
        if (method.Name == "ToString" && method.Parameters.Length == 0
            && call.Instance?.Type is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return OfType(nullable, null);
        if (method is { Name: "CompareTo", ContainingType.SpecialType: SpecialType.System_String })
            return "strings are compared by culture";
        if (Sorting.Contains(method.Name)
            && method.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) == true && !compared)
        {
            var key = method.Name switch
            {
                "Min" or "Max" => method.ReturnType,
                "Sort" or "BinarySearch" => method.TypeArguments.FirstOrDefault()
                    ?? (method.ContainingType as INamedTypeSymbol)?.TypeArguments.FirstOrDefault(),
                _ => method.TypeArguments.Skip(1).FirstOrDefault() ?? method.TypeArguments.FirstOrDefault(),
            };
            return key is not null && HasText(key) ? "strings are sorted by culture" : null;
        }

        return null;
    }

    private static string? OfCreation(IObjectCreationOperation made)
    {
        if (made.Type is not INamedTypeSymbol type)
            return null;
        if (Sorted.Contains(type.Name) && HasText(type.TypeArguments[0])
            && !made.Arguments.Any(a => a.Parameter?.Type.Name == "IComparer"))
            return "strings are sorted by culture";
        if (type.Name == "Regex" && made.Arguments.FirstOrDefault(
            a => a.Parameter?.Type.Name == "RegexOptions")?.Value.ConstantValue is { HasValue: true, Value: int options }
            && (options & 1) != 0 && (options & 512) == 0)
            return "case is ignored by culture";
        return null;
    }

    private static IEnumerable<IOperation> Elements(IArgumentOperation argument) =>
        Unconverted(argument.Value) is IArrayCreationOperation { Initializer: { } items }
            ? items.ElementValues : [argument.Value];

    private static string? OfValue(IOperation value, string? format) =>
        value.Type is null || (format is null && value.ConstantValue is { HasValue: true, Value: int and >= 0 })
        || (format is null && IsWhole(value.Type) && !MayBeNegative(value)) ? null : OfType(value.Type, format);

    private static bool IsWhole(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] }
            ? IsWhole(inner) : type.SpecialType is SpecialType.System_SByte or SpecialType.System_Int16
                or SpecialType.System_Int32 or SpecialType.System_Int64;

    private static bool MayBeNegative(IOperation value) => value switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } => !value.Syntax.ToString()
            .Contains("Count", StringComparison.Ordinal) && !value.Syntax.ToString().EndsWith("- 1", StringComparison.Ordinal),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } => true,
        ILocalReferenceOperation local => IsNamed(local.Local.Name),
        IParameterReferenceOperation parameter => IsNamed(parameter.Parameter.Name),
        IMemberReferenceOperation member => IsNamed(member.Member.Name),
        _ => false,
    };

    private static bool IsNamed(string name) =>
        MaybeNegative.Any(part => name.EndsWith(part, StringComparison.OrdinalIgnoreCase));

    private static string? OfType(ITypeSymbol type, string? format)
    {
        if (type
            is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] })
            return OfType(inner, format);
        if (format is ['X' or 'x', ..])
            return null;
        var plain = format is null || format.StartsWith('D') || format.StartsWith('d');
        switch (type.SpecialType)
        {
            case SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal:
                return "a number's decimal point is the culture's";
            case SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64
                or SpecialType.System_IntPtr:
                return plain ? "a number's minus sign is the culture's" : "a number's signs are the culture's";
            case SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64
                or SpecialType.System_UIntPtr:
                return plain ? null : "a number's separators are the culture's";
            case SpecialType.System_DateTime:
                return FixedFormats.Contains(format) ? null : "a date is written as the culture does";
            case SpecialType.System_Object:
                return "an object is written as the culture does";
        }

        return type.Name switch
        {
            "DateTimeOffset" or "DateOnly" or "TimeOnly" => FixedFormats.Contains(format) ? null
                : "a date is written as the culture does",
            "TimeSpan" => format is null or "c" ? null : "a time is written as the culture does",
            "Half" or "BigInteger" or "Int128" or "Complex" => "a number is written as the culture does",
            _ => type.IsTupleType && ((INamedTypeSymbol)type).TupleElements.Any(e => OfType(e.Type, null) is not null)
                ? "a tuple is written as the culture does" : null,
        };
    }

    private static bool HasText(ITypeSymbol type) => type.SpecialType == SpecialType.System_String
        || (type.IsTupleType && ((INamedTypeSymbol)type).TupleElements.Any(e => HasText(e.Type)));

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion)
            operation = conversion.Operand;
        return operation;
    }
}
