using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>Answers <c>history_request</c> with the cells of this kernel's lifetime.</summary>
internal sealed class KernelHistory
{
    private const int Session = 1;
    private readonly List<(int Line, string Code)> _cells = [];

    internal void Add(int line, string code) => _cells.Add((line, code));

    /// <summary>Answers requests of the kinds <c>tail</c>, <c>range</c> and <c>search</c>.</summary>
    internal JsonObject Reply(JupyterMessage request)
    {
        var found = request.Text("hist_access_type") switch
        {
            "range" => Range(request),
            "search" => Search(request),
            _ => _cells.TakeLast(Count(request)),
        };
        var withOutput = request.Flag("output", otherwise: false);
        return new JsonObject
        {
            ["status"] = "ok",
            // Outputs are kept by the front end: null means "none".
            ["history"] = new JsonArray([.. found.Select(cell => (JsonNode)new JsonArray(
                Session, cell.Line, withOutput ? new JsonArray(cell.Code, null) : JsonValue.Create(cell.Code)))]),
        };
    }

    private IEnumerable<(int Line, string Code)> Range(JupyterMessage request)
    {
        // Session 0 is the current one, and so is 1, the only one.
        if (request.Number("session", 0) is not (0 or Session))
            return [];
        var (start, stop) = (request.Number("start", 0), request.Number("stop", int.MaxValue));
        return _cells.Where(cell => cell.Line >= start && cell.Line < stop);
    }

    private IEnumerable<(int Line, string Code)> Search(JupyterMessage request)
    {
        var found = _cells.Where(cell => FileSystemName.MatchesSimpleExpression(request.Text("pattern"), cell.Code, ignoreCase: false));
        if (request.Flag("unique", otherwise: false))
            found = found.GroupBy(cell => cell.Code).Select(same => same.Last()).OrderBy(cell => cell.Line);
        return found.TakeLast(Count(request));
    }

    private static int Count(JupyterMessage request) => request.Number("n", int.MaxValue) is > 0 and var n ? n : int.MaxValue;
}
