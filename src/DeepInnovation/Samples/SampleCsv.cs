using DeepInnovation.Core.Json;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Samples;

/// <summary>Documents and truth as CSV (RFC 4180, UTF-8, line feeds); lists as JSON inside their field.</summary>
internal static class SampleCsv
{
    private const string Header = "id,title,abstract,year,country,language,field,ipc,keywords,cited,family,label,label_source\n";

    /// <summary>Documents in the canonical columns; the label columns stay empty.</summary>
    public static string Documents(IEnumerable<SampleDocument> documents)
    {
        var text = new StringBuilder(Header);
        foreach (var document in documents.Select(d => d.Document))
        {
            AppendLine(
                text, document.Id, document.Title, document.Abstract, Number(document.Year), document.Country, document.Language,
                document.Field, document.Kind == DocumentKind.Patent ? List(document.Ipc) : "", List(document.Keywords),
                Number(document.Cited), document.Family, "", "");
        }

        return text.ToString();
    }

    /// <summary>What only the generator knows.</summary>
    public static string Truth(IEnumerable<SampleDocument> documents, int[] recorded)
    {
        var text = new StringBuilder("id,kind,is_ai,posterior,recorded_label,topic,source_paper,planted_surprise\n");
        foreach (var (document, label) in documents.Zip(recorded))
        {
            AppendLine(
                text, document.Document.Id, document.Document.Kind.ToString().ToLowerInvariant(), document.Topic.IsAi ? "1" : "0",
                document.Posterior.ToString("F6", CultureInfo.InvariantCulture), Number(label), document.Topic.Name,
                document.SourcePaper, document.PlantedSurprise ? "1" : "0");
        }

        return text.ToString();
    }

    /// <summary>The truth as experts' labels.</summary>
    public static string Manual(IEnumerable<SampleDocument> documents)
    {
        var text = new StringBuilder("id,label\n");
        foreach (var document in documents)
            AppendLine(text, document.Document.Id, document.Topic.IsAi ? "1" : "0");
        return text.ToString();
    }

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string List(IReadOnlyList<string> items) => JsonSerializer.Serialize(items, JsonSettings.Compact);

    private static void AppendLine(StringBuilder text, params ReadOnlySpan<string?> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            var field = fields[i] ?? "";
            if (i > 0)
                text.Append(',');
            if (field.AsSpan().IndexOfAny(",\"\n\r") >= 0)
                text.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else
                text.Append(field);
        }

        text.Append('\n');
    }
}
