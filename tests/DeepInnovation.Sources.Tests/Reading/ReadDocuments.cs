using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Sources.Tests.Reading;

/// <summary>Reads a whole file of documents, the way every test here wants it.</summary>
internal static class ReadDocuments
{
    public static List<Document> All(string path, DocumentKind kind = DocumentKind.Paper) =>
        [.. new DocumentSource(path, kind).Read()];

    public static (List<Document> Documents, IReadOnlyList<RejectedRow> Rejected) Skipping(string path,
        DocumentKind kind = DocumentKind.Paper)
    {
        var source = new DocumentSource(path, kind, OnError.Skip);
        List<Document> documents = [.. source.Read()];
        Assert.Equal(source.RowsIn, source.RowsOut + source.Rejected.Count);
        Assert.Equal(source.RowsOut, documents.Count);
        return (documents, source.Rejected);
    }

    public static string Message(string path, DocumentKind kind = DocumentKind.Paper)
    {
        var error = Assert.Throws<InputException>(() => All(path, kind));
        Assert.DoesNotContain('\n', error.Message);
        return error.Message;
    }
}
