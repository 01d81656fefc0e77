using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Cells;
using DeepInnovation.Notebooks.Jupyter;
using NetMQ;
using NetMQ.Sockets;

namespace DeepInnovation.Notebooks.Tests.Jupyter;

/// <summary>A front end in this process: sockets, signatures of its own making, and a kernel to talk to.</summary>
internal sealed class KernelClient : IDisposable
{
    internal const string Key = "a secret";
    /// <summary>Only a broken kernel needs it: busy machines are slow.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DealerSocket _shell = new(), _control = new(), _stdin = new();
    private readonly SubscriberSocket _iopub = new();
    private readonly List<JsonObject> _seen = [];
    private int _sent;

    /// <param name="parent">The process that the kernel watches.</param>
    /// <param name="grace">How long an interrupted cell may take to end; the kernel's own measure when null.</param>
    /// <param name="clock">Tells when gathered text is sent; the machine's when null.</param>
    internal KernelClient(string? parent = null, TimeSpan? grace = null, TimeProvider? clock = null)
    {
        Log = TextWriter.Synchronized(LogText = new StringWriter());
        Kernel = new JupyterKernel(new ConnectionFile("127.0.0.1", 0, 0, 0, 0, 0, Key), Log)
        {
            Grace = grace ?? CellStop.Grace,
            Clock = clock ?? TimeProvider.System,
        };
        var at = Kernel.Connection;
        var identity = Encoding.ASCII.GetBytes(Guid.NewGuid().ToString("N"));
        foreach (var (socket, port) in ((NetMQSocket, int)[])[(_shell, at.ShellPort), (_control, at.ControlPort),
            (_stdin, at.StdinPort)])
        {
            socket.Options.Identity = identity;
            socket.Connect($"tcp://127.0.0.1:{port}");
        }

        _iopub.SubscribeToAnyTopic();
        _iopub.Connect($"tcp://127.0.0.1:{at.IoPubPort}");
        Running = Kernel.RunAsync(parent, TestContext.Current.CancellationToken);
        // A subscription takes effect a moment after it is made: ask until something is published.
        while (true)
        {
            Send("kernel_info_request", []);
            var message = TryReceive(_iopub, TimeSpan.FromMilliseconds(200));
            Receive(_shell);
            if (message is not null)
                break;
        }

        while (TryReceive(_iopub, TimeSpan.FromMilliseconds(200)) is not null)
        {
        }
    }

    internal JupyterKernel Kernel { get; }

    internal Task<bool> Running { get; }

    internal TextWriter Log { get; }

    internal StringWriter LogText { get; }

    /// <summary>Sends a request and gives its id.</summary>
    internal string Send(string type, JsonObject content, bool control = false, string key = Key)
    {
        var id = Guid.NewGuid().ToString("N");
        Send(control ? _control : _shell, id, type, content, key);
        // What is signed wrongly is dropped there.
        _sent += key == Key ? 1 : 0;
        return id;
    }

    internal void Answer(string value)
    {
        Send(_stdin, "answer", "input_reply", new JsonObject { ["value"] = value }, Key);
        _sent++;
    }

    internal JsonObject Question() => Receive(_stdin);

    internal string SendCode(string code, Action<JsonObject>? change = null)
    {
        var content = new JsonObject
        {
            ["code"] = code,
            ["silent"] = false,
            ["store_history"] = true,
            ["user_expressions"] = new JsonObject(),
            ["allow_stdin"] = true,
            ["stop_on_error"] = true,
        };
        change?.Invoke(content);
        return Send("execute_request", content);
    }

    /// <summary>Sends a cell that waits or computes, and returns when it has begun to.</summary>
    internal void Begin(string code)
    {
        var id = SendCode("display(\"begun\");\n" + code);
        Next(id, "display_data");
    }

    /// <summary>Sends a cell and returns when the kernel has got it, though it may be at another one.</summary>
    internal string Queue(string code)
    {
        var id = SendCode(code);
        Assert.True(SpinWait.SpinUntil(() => Kernel.Received == _sent, Patience));
        return id;
    }

    /// <summary>The next reply: its content, with <c>msg_type</c> and the request's id as <c>parent</c>.</summary>
    internal JsonObject Reply(bool control = false) => Receive(control ? _control : _shell);

    /// <summary>A request and its reply.</summary>
    internal JsonObject Ask(string type, JsonObject content, bool control = false)
    {
        var id = Send(type, content, control);
        var reply = Reply(control);
        Assert.Equal(id, reply["parent"]!.ToString());
        Assert.Equal(type.Replace("_request", "_reply", StringComparison.Ordinal), reply["msg_type"]!.ToString());
        return reply;
    }

    /// <summary>Runs a cell; gives its reply and what was published for it, up to idle.</summary>
    internal (JsonObject Reply, List<JsonObject> Published) Run(string code, Action<JsonObject>? change = null)
    {
        var id = SendCode(code, change);
        return (Reply(), Published(id));
    }

    /// <summary>All published for a request between busy and idle, without the two.</summary>
    internal List<JsonObject> Published(string id)
    {
        while (!_seen.Any(message => Is(message, "idle")))
            _seen.Add(Receive(_iopub));
        var mine = _seen.Where(message => message["parent"]!.ToString() == id).ToList();
        _seen.RemoveAll(mine.Contains);
        Assert.Equal("busy", mine[0]["execution_state"]!.ToString());
        Assert.Equal("idle", mine[^1]["execution_state"]!.ToString());
        return mine[1..^1];

        bool Is(JsonObject message, string state) =>
            message["parent"]!.ToString() == id && message["execution_state"]?.ToString() == state;
    }

    /// <summary>The first message of a kind that a request has caused and that was not asked for yet.</summary>
    internal JsonObject Next(string id, string type)
    {
        while (!_seen.Any(Is))
            _seen.Add(Receive(_iopub));
        var found = _seen.First(Is);
        _seen.Remove(found);
        return found;

        bool Is(JsonObject message) => message["parent"]!.ToString() == id && message["msg_type"]!.ToString() == type;
    }

    public void Dispose()
    {
        Kernel.Dispose();
        foreach (var socket in (NetMQSocket[])[_shell, _control, _stdin, _iopub])
            socket.Dispose();
    }

    private static void Send(NetMQSocket socket, string id, string type, JsonObject content, string key)
    {
        var header = new JsonObject
        {
            ["msg_id"] = id,
            ["msg_type"] = type,
            ["session"] = "test",
            ["username"] = "test",
            ["date"] = "2026-01-01T00:00:00Z",
            ["version"] = "5.3",
        };
        string[] parts = [header.ToJsonString(), "{}", "{}", content.ToJsonString()];
        var signature = Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(string.Concat(parts))));
        socket.SendMultipartBytes([.. ((string[])["<IDS|MSG>", signature, .. parts]).Select(Encoding.UTF8.GetBytes)]);
    }

    private static JsonObject Receive(NetMQSocket socket)
    {
        var message = TryReceive(socket, Patience);
        Assert.True(message is not null, "The kernel sent nothing.");
        return message!;
    }

    private static JsonObject? TryReceive(NetMQSocket socket, TimeSpan patience)
    {
        List<byte[]>? frames = null;
        if (!socket.TryReceiveMultipartBytes(patience, ref frames!))
            return null;
        var at = frames.FindIndex(frame => Encoding.UTF8.GetString(frame) == "<IDS|MSG>");
        var signed = frames[(at + 2)..(at + 6)].SelectMany(frame => frame).ToArray();
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), signed)),
            Encoding.ASCII.GetString(frames[at + 1]));
        var content = (JsonObject)JsonNode.Parse(frames[at + 5])!;
        content["msg_type"] = JsonNode.Parse(frames[at + 2])!["msg_type"]!.ToString();
        content["parent"] = JsonNode.Parse(frames[at + 3])!["msg_id"]?.ToString() ?? "";
        return content;
    }
}
