using System.IO.Compression;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Tests.Candidates;

/// <summary>Real documents beside the repository, where there are any; the tests that want them skip otherwise.</summary>
internal static class SharedData
{
    public static List<Document> Read(string file)
    {
        var path = Find(file);
        Assert.SkipWhen(path is null,
            $"shared/data/{file} is not beside the repository; set DEEPINNOVATION_SHARED_DATA to its folder.");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var rows = Rows(reader.ReadToEnd());
        var header = rows[0];
        int Column(string name) => header.IndexOf(name);
        var (id, title, body, ipc, label) = (Column("id"), Column("title"), Column("abstract"),
            Column("ipc"), Column("label_ai"));
        return [.. rows.Skip(1).Select(r => new Document
        {
            Id = r[id],
            Title = r[title],
            Abstract = r[body],
            Kind = ipc < 0 ? DocumentKind.Paper : DocumentKind.Patent,
            Ipc = ipc < 0 || r[ipc].Length == 0 ? [] : [r[ipc]],
            Label = label >= 0 && r[label] is "0" or "1" ? r[label][0] - '0' : null,
        })];
    }

    private static string? Find(string file)
    {
        if (Environment.GetEnvironmentVariable("DEEPINNOVATION_SHARED_DATA") is { } folder)
            return Existing(Path.Combine(folder, file));
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null; up = up.Parent)
        {
            if (Existing(Path.Combine(up.FullName, "shared", "data", file)) is { } path)
                return path;
        }

        return null;
    }

    private static string? Existing(string path) => File.Exists(path) ? path : null;

    /// <summary>A small CSV reader of the test's own: quotes doubled, line breaks inside quotes.</summary>
    private static List<List<string>> Rows(string text)
    {
        var rows = new List<List<string>>();
        var (row, field, quoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[i++]);
            else if (c == '"')
                quoted = !quoted;
            else if (quoted || c is not (',' or '\n' or '\r'))
                field.Append(c);
            else if (c != '\r')
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
        }

        return rows;
    }
}
