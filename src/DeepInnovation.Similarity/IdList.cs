using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Similarity;

/// <summary>The ids of a matrix's rows, from a file.</summary>
public static class IdList
{
    private static readonly string[] CsvEndings = [".csv", ".csv.gz", ".csv.zst"];

    /// <summary>Reads the column id of a CSV file (by the name's ending), or one id a line of any other text file.</summary>
    /// <exception cref="InputException">The file is missing or has no column id, or an id is empty.</exception>
    public static IReadOnlyList<string> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (CsvEndings.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            return [.. CsvFile.Read(path, "id").Select(
                r => r["id"] is { Length: > 0 } id ? id : throw r.Error("the id is empty", "id", "Give every row an id"))];
        if (!File.Exists(path))
            throw new InputException($"{path} does not exist", "Check the name");
        string[] ids = [.. Disk.ReadLines(path)];
        var empty = Array.FindIndex(ids, string.IsNullOrWhiteSpace);
        return empty < 0 ? ids : throw new InputException("the id is empty", path, empty + 1, hint: "Give every line an id");
    }
}
