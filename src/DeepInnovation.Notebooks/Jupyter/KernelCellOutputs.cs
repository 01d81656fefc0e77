using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Cells;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>
/// Sends a cell's outputs to the front ends as they come. Collects console text for <see cref="Batch"/>, because one message per
/// short write would overwhelm a browser; displays never overtake text. Keeps nothing.
/// </summary>
/// <param name="sender">Builds the messages.</param>
/// <param name="request">The cell's request.</param>
/// <param name="number">The cell's number.</param>
/// <param name="stop">Keeps the cell's thread from being woken in here; null if the cell cannot be stopped.</param>
internal sealed class KernelCellOutputs(KernelSender sender, JupyterMessage request, int number, CellStop? stop) : ICellOutputs
{
    /// <summary>How long text is collected before it is sent.</summary>
    internal static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(50);

    private const int LargestBatch = 1 << 16;

    private readonly JupyterMessage _request = request;
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private string _stream = "";
    private int _characters;
    private int _displays;
    private bool _waiting;
    private bool _closed;

    public bool WantsPlainText => true;

    /// <summary>The error that ended the cell; null for none.</summary>
    internal ErrorOutput? Error { get; private set; }

    /// <summary>True to send nothing, for silent requests.</summary>
    internal bool Silent { get; init; }

    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    public void Stream(string name, ReadOnlySpan<char> text)
    {
        using var host = stop?.HostCode();
        lock (_gate)
        {
            if (_closed || Silent || text.IsEmpty || _characters > CellOutputs.MaximalCharacters)
                return;
            if (_stream != name)
                Flush();
            _stream = name;
            _characters += text.Length;
            var over = _characters - CellOutputs.MaximalCharacters;
            _text.Append(over > 0 ? text[..(text.Length - over)] : text);
            if (over > 0)
                _text.Append(CultureInfo.InvariantCulture,
                    $"\n[console output of this cell is cut here, after {CellOutputs.MaximalCharacters} characters]\n");
            if (_text.Length >= LargestBatch)
                Flush();
            else if (!_waiting)
                _ = FlushLaterAsync();
        }
    }

    public int Add(CellOutput output)
    {
        using var host = stop?.HostCode();
        lock (_gate)
        {
            if (_closed)
                return -1;
            Flush();
            if (output is ErrorOutput error)
            {
                Error = error;
                Publish("error", ErrorContent(Error));
                return -1;
            }

            var display = (DisplayOutput)output;
            var content = Content(display, ++_displays);
            if (display.IsResult)
                content["execution_count"] = number;
            Publish(display.IsResult ? "execute_result" : "display_data", content);
            return _displays;
        }
    }

    public void Replace(int place, CellOutput output)
    {
        using var host = stop?.HostCode();
        lock (_gate)
        {
            if (_closed || Silent || place < 0)
                return;
            Flush();
            // Send updates under the running cell: front ends such as nbclient listen to no other.
            var cause = CellScope.Current is KernelCellOutputs running ? running._request : _request;
            sender.Publish("update_display_data", cause, Content((DisplayOutput)output, place));
        }
    }

    public IReadOnlyList<CellOutput> Snapshot() => [];

    public void Close()
    {
        lock (_gate)
        {
            Flush();
            _closed = true;
        }
    }

    /// <summary>Sends the collected text.</summary>
    internal void SendText()
    {
        lock (_gate)
            Flush();
    }

    /// <summary>An error in message form.</summary>
    internal static JsonObject ErrorContent(ErrorOutput error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Value,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
    };

    private JsonObject Content(DisplayOutput display, int place) => new()
    {
        ["data"] = display.Data.DeepClone(),
        ["metadata"] = display.Metadata.DeepClone(),
        // Unique across restarts, because a browser may remember the previous kernel.
        ["transient"] = new JsonObject { ["display_id"] = $"{sender.Session}-{_request.Order}-{place}" },
    };

    private async Task FlushLaterAsync()
    {
        _waiting = true;
        await Task.Delay(Batch, Clock).ConfigureAwait(false);
        lock (_gate)
        {
            _waiting = false;
            Flush();
        }
    }

    private void Flush()
    {
        if (_text.Length == 0)
            return;
        var text = _text.ToString();
        _text.Clear();
        Publish("stream", new JsonObject { ["name"] = _stream, ["text"] = text });
    }

    private void Publish(string type, JsonObject content)
    {
        if (!Silent)
            sender.Publish(type, _request, content);
    }
}
