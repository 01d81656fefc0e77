using System.Text;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Benchmarks.Candidates;

/// <summary>The documents of a comparison: one JSON Lines file that both sides read, each before its clock starts.</summary>
internal static class FilterInput
{
    public const string FileName = "documents.jsonl";

    public static Document[] Read(string folder) =>
    [
        .. File.ReadLines(Path.Combine(folder, FileName), Encoding.UTF8).Select(line =>
        {
            using var json = System.Text.Json.JsonDocument.Parse(line);
            string Text(string name) => json.RootElement.GetProperty(name).GetString()!;
            var ipc = Text("ipc");
            return new Document
            {
                Id = Text("id"),
                Title = Text("title"),
                Abstract = Text("abstract"),
                Ipc = ipc.Length == 0 ? [] : [ipc],
            };
        }),
    ];
}
