using System.Text.RegularExpressions;

namespace DeepInnovation.Notebooks.Pages;

/// <summary>
/// Renders simple TeX as HTML text: Greek letters, common symbols, inline fractions, sub- and superscripts. Leaves unknown
/// commands as written, because a full typesetter would have to be downloaded.
/// </summary>
internal static partial class FormulaHtml
{
    private static readonly Dictionary<string, string> Signs = Read("""
        alpha α beta β gamma γ delta δ epsilon ε varepsilon ε eta η theta θ kappa κ lambda λ mu μ pi π rho ρ sigma σ tau τ
        phi φ chi χ psi ψ omega ω Delta Δ Theta Θ Lambda Λ Sigma Σ Phi Φ Omega Ω cdot · times × le ≤ leq ≤ ge ≥ geq ≥ ne ≠
        neq ≠ approx ≈ in ∈ notin ∉ sum ∑ prod ∏ int ∫ infty ∞ to → rightarrow → leftarrow ← pm ± sim ∼ propto ∝ mid | cup ∪
        cap ∩ subset ⊂ ldots … dots … cdots ⋯ partial ∂ nabla ∇ forall ∀ exists ∃ ell ℓ lVert ‖ rVert ‖ langle ⟨ rangle ⟩
        """);

    /// <summary>The formula as plain text, for titles and lists.</summary>
    internal static string PlainOf(string tex) => System.Net.WebUtility.HtmlDecode(Tag().Replace(Of(tex), ""));

    internal static string Of(string tex)
    {
        var text = PageFrame.Encode(tex.Trim());
        for (var i = 0; i < 4; i++)
        {
            text = Wrapper().Replace(text, "$1");
            text = Fraction().Replace(text, match => $"{Grouped(match.Groups[1].Value)}/{Grouped(match.Groups[2].Value)}");
            text = Root().Replace(text, "√($1)");
        }

        text = Command().Replace(text, match => Sign(match.Groups[1].Value) ?? match.Value);
        text = text.Replace("\\,", " ", StringComparison.Ordinal).Replace("\\;", " ", StringComparison.Ordinal)
            .Replace("\\%", "%", StringComparison.Ordinal)
            .Replace("\\{", "&#123;", StringComparison.Ordinal).Replace("\\}", "&#125;", StringComparison.Ordinal)
            .Replace("\\_", "&#95;", StringComparison.Ordinal);
        // Innermost braces first, so that indices nest.
        for (var i = 0; i < 4; i++)
            text = Script().Replace(text, match => Tagged(
                match.Groups[1].Value, match.Groups[2].Success ? match.Groups[2].Value : match.Groups[3].Value));
        return text;
    }

    private static string? Sign(string command) => command switch
    {
        "log" or "ln" or "exp" or "max" or "min" => command,
        "left" or "right" => "",
        "quad" => "\u2003",
        _ => Signs.GetValueOrDefault(command),
    };

    private static Dictionary<string, string> Read(string table) => table
        .Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .Chunk(2)
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static string Tagged(string sign, string content) => sign == "_" ? $"<sub>{content}</sub>" : $"<sup>{content}</sup>";

    private static string Grouped(string part) => part.Length > 1 && part.AsSpan().IndexOfAny("+- ") >= 0 ? $"({part})" : part;

    [GeneratedRegex(@"\\(?:text|mathrm|mathbf|mathit|operatorname|mathcal|mathbb|bar|hat|vec)\{([^{}]*)\}")]
    private static partial Regex Wrapper();

    [GeneratedRegex(@"\\[td]?frac\{([^{}]*)\}\{([^{}]*)\}")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\\sqrt\{([^{}]*)\}")]
    private static partial Regex Root();

    [GeneratedRegex(@"\\([a-zA-Z]+)")]
    private static partial Regex Command();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"([_^])(?:\{([^{}]*)\}|(&[a-z#0-9]+;|[^\s{}_^]))")]
    private static partial Regex Script();
}
