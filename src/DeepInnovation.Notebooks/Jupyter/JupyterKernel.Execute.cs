using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Cells;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Notebooks.Jupyter;

/// <content>Runs cells, all on the worker thread; only <see cref="_running"/> is also read by the receiving thread.</content>
public sealed partial class JupyterKernel
{
    private volatile CellStop? _running;
    private long _abortedUpTo;
    private int _count;
    private int _unrecorded;
    private bool _noticed;

    /// <summary>Waits until the compiler is ready.</summary>
    private NotebookSession Session => _starting.GetAwaiter().GetResult();

    private JsonObject Execute(JupyterMessage request)
    {
        var code = request.Text("code");
        var silent = request.Flag("silent", otherwise: false);
        var recorded = !silent && request.Flag("store_history", otherwise: true) && !string.IsNullOrWhiteSpace(code);
        if (recorded)
            _history.Add(++_count, code);
        if (!silent)
            _sender.Publish("execute_input", request, new JsonObject { ["code"] = code, ["execution_count"] = _count });
        if (recorded && Notice is { } notice && !_noticed)
        {
            _noticed = true;
            _sender.Publish("stream", request, new JsonObject { ["name"] = "stderr", ["text"] = notice + "\n" });
        }

        // Uncounted cells need their own name, or their lines would pass for those of a counted cell.
        var place = recorded
            ? new CellPlace("notebook", _count, "", Session.Folder, code)
            : new CellPlace("uncounted", ++_unrecorded, "", Session.Folder, code);
        using var stop = new CellStop(Grace);
        var outputs = new KernelCellOutputs(_sender, request, _count, stop) { Silent = silent, Clock = Clock };
        Run(place, outputs, stop, request);
        outputs.SendText();
        if (outputs.Error is { } error)
        {
            // Requests sent before the failure was known are aborted; a later cell is deliberate.
            if (request.Flag("stop_on_error", otherwise: true))
                _abortedUpTo = _sockets.Received;
            var failed = KernelCellOutputs.ErrorContent(error);
            (failed["status"], failed["execution_count"]) = ("error", _count);
            return failed;
        }

        return new JsonObject
        {
            ["status"] = "ok",
            ["execution_count"] = _count,
            ["user_expressions"] = Evaluate(request),
            ["payload"] = new JsonArray(),
        };
    }

    private void Run(CellPlace place, ICellOutputs outputs, CellStop stop, JupyterMessage request)
    {
        if (string.IsNullOrWhiteSpace(place.Code))
            return;
        _running = stop;
        try
        {
            var input = outputs is KernelCellOutputs shown ? _input.For(request, shown, stop) : null;
            Wait(Session.ExecuteAsync(place, outputs, stop, input, null, CancellationToken.None));
        }
        finally
        {
            _running = null;
        }
    }

    private JsonObject Evaluate(JupyterMessage request)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in request.Content["user_expressions"] as JsonObject ?? [])
        {
            using var stop = new CellStop(Grace);
            var outputs = new CellOutputs { WantsPlainText = true };
            Run(new CellPlace("expression", ++_unrecorded, "", Session.Folder, expression?.ToString() ?? ""),
                outputs, stop, request);
            var kept = outputs.Snapshot();
            values[name] = kept.OfType<ErrorOutput>().FirstOrDefault() is { } error ? Failed(error) : new JsonObject
            {
                ["status"] = "ok",
                ["data"] = kept.OfType<DisplayOutput>().FirstOrDefault(output => output.IsResult)?.Data
                    .DeepClone() ?? new JsonObject(),
                ["metadata"] = new JsonObject(),
            };
        }

        return values;

        static JsonObject Failed(ErrorOutput error)
        {
            var content = KernelCellOutputs.ErrorContent(error);
            content["status"] = "error";
            return content;
        }
    }

    private JsonObject Aborted(JupyterMessage request) => new() { ["status"] = "aborted", ["execution_count"] = _count };

    private JsonObject Assist(Func<CodeAssistance, JsonObject> ask) => ask(new CodeAssistance(Session));

    // The worker thread is ours and has nothing else to do.
    private static void Wait(Task task) => task.GetAwaiter().GetResult();
}
