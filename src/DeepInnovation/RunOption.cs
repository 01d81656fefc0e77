using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using DeepInnovation.Core;

namespace DeepInnovation;

/// <summary>
/// An option of a run, made from a property of <see cref="ReproductionOptions"/>. The command line, <c>run.json</c> and the
/// README's table are all made from this list, so a new option is one property.
/// </summary>
public sealed class RunOption
{
    private readonly PropertyInfo _property;
    private readonly RunOptionAttribute _told;

    private RunOption(PropertyInfo property, RunOptionAttribute told) => (_property, _told) = (property, told);

    /// <summary>All options in the order of the help, which is that of the properties.</summary>
    public static IReadOnlyList<RunOption> All { get; } =
        [.. from property in typeof(ReproductionOptions).GetProperties()
            let told = property.GetCustomAttribute<RunOptionAttribute>()
            where told is not null
            orderby property.MetadataToken
            select new RunOption(property, told)];

    /// <summary>Its name on the command line: <c>--sample-size</c>.</summary>
    public string Name => "--" + JsonNamingPolicy.KebabCaseLower.ConvertName(_property.Name);

    /// <summary>The property's name.</summary>
    public string Property => _property.Name;

    /// <summary>What it does, in one line.</summary>
    public string Description => _told.Description;

    /// <summary>What stands for its value in the help; null where its values do.</summary>
    public string? HelpName => _told.HelpName;

    /// <summary>The only values that it takes; none for any.</summary>
    public IReadOnlyList<string> Values => _told.Values;

    /// <summary>The type of its value.</summary>
    public Type Type => _property.PropertyType;

    /// <summary>What a new run has; null for nothing.</summary>
    public object? Default => Of(new ReproductionOptions()) ?? _told.Names.FirstOrDefault();

    /// <summary>Its value in <paramref name="options"/>.</summary>
    public object? Of(ReproductionOptions options) => _property.GetValue(options);

    /// <summary>The options with this one set.</summary>
    /// <param name="options">All options.</param>
    /// <param name="value">The value as the user gave it; paths become absolute.</param>
    /// <exception cref="InputException">The value is neither a name that the option knows nor a folder.</exception>
    public ReproductionOptions Set(ReproductionOptions options, object? value)
    {
        ArgumentNullException.ThrowIfNull(options);
        var copy = options with { };
        _property.SetValue(copy, value is string text && _told.IsPath ? PathOf(text) : value);
        return copy;
    }

    /// <summary>The rows of the README's table, one an option: name and values, meaning, default.</summary>
    public static string Table()
    {
        var table = new StringBuilder();
        foreach (var option in All)
            table.Append(CultureInfo.InvariantCulture, $"| `{option.Name} {option.ValueText}` | "
                + $"{option._told.Guide ?? Lower(option.Description)} | {option.DefaultText} |\n");
        return table.ToString();
    }

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private string ValueText
    {
        get
        {
            IEnumerable<string> values = HelpName is not null ? [HelpName]
                : _told.Values.Length > 0 ? _told.Values
                : Enum.GetNames(Type).Select(name => name.ToLowerInvariant());
            return string.Join('|', values).Replace("|", "\\|", StringComparison.Ordinal);
        }
    }

    private string DefaultText => _told.Default ?? Default switch
    {
        null => "",
        Enum or string => $"`{Default.ToString()!.ToLowerInvariant()}`",
        _ => Convert.ToString(Default, CultureInfo.InvariantCulture)!,
    };

    private string? PathOf(string text)
    {
        if (_told.Names.Length == 0)
            return Path.GetFullPath(text);
        if (text == _told.Names[0])
            return null;
        if (_told.Names.Contains(text))
            return text;
        return Directory.Exists(text) ? Path.GetFullPath(text)
            : throw new InputException(
                $"there is no {_property.Name.ToLowerInvariant()} \"{text}\"",
                $"Give {string.Join(", ", _told.Names)}, or a folder with model.safetensors, config.json and vocab.txt");
    }
}
