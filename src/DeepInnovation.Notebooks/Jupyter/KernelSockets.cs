using NetMQ;
using NetMQ.Sockets;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>
/// The kernel's five sockets. One thread sends and receives; the heartbeat has its own, so that nothing delays it. Messages from
/// any thread leave in call order.
/// </summary>
internal sealed class KernelSockets : IDisposable
{
    private readonly MessageFormat _format;
    private readonly TextWriter _log;
    private readonly RouterSocket _shell = new(), _control = new(), _stdin = new();
    private readonly PublisherSocket _iopub = new();
    private readonly ResponseSocket _heartbeat = new();
    private readonly NetMQQueue<(KernelChannel Channel, List<byte[]> Frames)> _outgoing = new();
    private readonly NetMQPoller _poller;
    private readonly NetMQPoller _heart;
    private readonly Lock _closing = new();
    private bool _closed;
    private long _received;
    private int _dropped;

    /// <exception cref="NotebookException">An address is in use.</exception>
    internal KernelSockets(ConnectionFile connection, TextWriter log)
    {
        (_format, _log) = (new MessageFormat(connection.Key), log);
        foreach (var socket in (NetMQSocket[])[_shell, _control, _stdin, _iopub])
        {
            // A publisher drops messages beyond its limit, and busy cells would lose outputs.
            socket.Options.SendHighWatermark = 0;
            socket.Options.ReceiveHighWatermark = 0;
            socket.Options.Linger = TimeSpan.FromSeconds(1);
        }

        Bound = connection with
        {
            ShellPort = Bind(_shell, connection.Ip, connection.ShellPort),
            ControlPort = Bind(_control, connection.Ip, connection.ControlPort),
            IoPubPort = Bind(_iopub, connection.Ip, connection.IoPubPort),
            StdinPort = Bind(_stdin, connection.Ip, connection.StdinPort),
            HeartbeatPort = Bind(_heartbeat, connection.Ip, connection.HeartbeatPort),
        };
        _shell.ReceiveReady += (_, _) => Receive(_shell, KernelChannel.Shell);
        _control.ReceiveReady += (_, _) => Receive(_control, KernelChannel.Control);
        _stdin.ReceiveReady += (_, _) => Receive(_stdin, KernelChannel.Stdin);
        _outgoing.ReceiveReady += (_, _) => SendQueued();
        _heartbeat.ReceiveReady += (_, _) => _heartbeat.SendMultipartMessage(_heartbeat.ReceiveMultipartMessage());
        _poller = [_shell, _control, _stdin, _outgoing];
        _heart = [_heartbeat];
    }

    /// <summary>The connection with the ports actually used.</summary>
    internal ConnectionFile Bound { get; }

    /// <summary>The number of dropped messages, mostly for wrong signatures.</summary>
    internal int Dropped => Volatile.Read(ref _dropped);

    internal long Received => Interlocked.Read(ref _received);

    /// <summary>Called on the receiving thread, so it must not block.</summary>
    internal Action<KernelChannel, JupyterMessage> Arrived { get; set; } = (_, _) => { };

    internal void Start()
    {
        _poller.RunAsync("kernel sockets", isBackgroundThread: true);
        _heart.RunAsync("kernel heartbeat", isBackgroundThread: true);
    }

    /// <summary>Sends a message; drops what an abandoned cell still sends after the end.</summary>
    internal void Send(KernelChannel channel, JupyterMessage message)
    {
        var frames = _format.Write(message);
        lock (_closing)
        {
            if (!_closed)
                _outgoing.Enqueue((channel, frames));
        }
    }

    public void Dispose()
    {
        lock (_closing)
            _closed = true;
        _poller.Stop();
        _heart.Stop();
        SendQueued();
        _poller.Dispose();
        _heart.Dispose();
        foreach (var socket in (NetMQSocket[])[_shell, _control, _stdin, _iopub, _heartbeat])
            socket.Dispose();
        _outgoing.Dispose();
    }

    private static int Bind(NetMQSocket socket, string ip, int port)
    {
        var host = ip is "0.0.0.0" or "*" or "" ? "*" : ip.Contains(':', StringComparison.Ordinal) ? $"[{ip}]" : ip;
        try
        {
            if (port == 0)
                return socket.BindRandomPort($"tcp://{host}");
            socket.Bind($"tcp://{host}:{port}");
            return port;
        }
        catch (NetMQException error)
        {
            throw new NotebookException($"the kernel cannot listen on {ip}, port {port}: {error.Message}. "
                + "Another program holds it; start the kernel again, and the front end chooses others.", inner: error);
        }
    }

    private void Receive(NetMQSocket socket, KernelChannel channel)
    {
        NetMQMessage? raw = null;
        while (socket.TryReceiveMultipartMessage(ref raw))
        {
            if (_format.Read([.. raw!.Select(frame => frame.ToByteArray())], out var problem) is not { } message)
            {
                // Log before counting, so that whoever sees the number finds the line.
                _log.WriteLine($"deepinnovation kernel: a message on {channel} was dropped ({_dropped + 1} so far): {problem}.");
                Interlocked.Increment(ref _dropped);
                continue;
            }

            Arrived(channel, message with { Order = Interlocked.Increment(ref _received) });
        }
    }

    private void SendQueued()
    {
        while (_outgoing.TryDequeue(out var next, TimeSpan.Zero))
        {
            NetMQSocket socket = next.Channel switch
            {
                KernelChannel.Shell => _shell,
                KernelChannel.Control => _control,
                KernelChannel.Stdin => _stdin,
                _ => _iopub,
            };
            socket.SendMultipartBytes(next.Frames);
        }
    }
}
