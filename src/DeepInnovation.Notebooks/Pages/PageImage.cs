using DeepInnovation.Core.Files;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Pages;

/// <summary>Embeds pictures into the page.</summary>
internal static class PageImage
{
    /// <summary>A picture as data URI, from the cell's attachments or a file; null if unavailable.</summary>
    internal static string? DataUri(string url, NotebookCell cell, string? folder)
    {
        const string Attachment = "attachment:";
        if (url.StartsWith(Attachment, StringComparison.Ordinal))
        {
            var name = Uri.UnescapeDataString(url[Attachment.Length..]);
            return cell.Other["attachments"]?[name] is System.Text.Json.Nodes.JsonObject bundle
                && bundle.FirstOrDefault() is { Value: { } value } first
                ? $"data:{first.Key};base64,{value.ToString().ReplaceLineEndings("")}"
                : null;
        }

        if (folder is null || url.Contains("://", StringComparison.Ordinal) || url.StartsWith("//", StringComparison.Ordinal))
            return null;
        var file = Path.Combine(folder, Uri.UnescapeDataString(url));
        var type = Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".png" => MimeTypes.Png,
            ".jpg" or ".jpeg" => MimeTypes.Jpeg,
            ".svg" => MimeTypes.Svg,
            ".gif" => "image/gif",
            ".webp" => "image/webp",
            _ => null,
        };
        return type is not null && File.Exists(file)
            ? $"data:{type};base64,{Convert.ToBase64String(Disk.ReadAllBytes(file))}" : null;
    }
}
