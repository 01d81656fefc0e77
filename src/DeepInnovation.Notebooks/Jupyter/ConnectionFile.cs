using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>A Jupyter connection file: the endpoints that a front end and its kernel share.</summary>
/// <param name="Ip">The address on which the kernel listens.</param>
/// <param name="ShellPort">Requests; for every port 0 lets the system choose.</param>
/// <param name="ControlPort">Interrupt and shutdown, which must not wait for cells.</param>
/// <param name="IoPubPort">Outputs of cells.</param>
/// <param name="StdinPort">Input requests of cells.</param>
/// <param name="HeartbeatPort">Heartbeat of the kernel.</param>
/// <param name="Key">The secret that signs messages; empty for no signatures.</param>
public sealed record ConnectionFile(
    string Ip, int ShellPort, int ControlPort, int IoPubPort, int StdinPort, int HeartbeatPort, string Key)
{
    /// <summary>Reads a connection file.</summary>
    /// <param name="path">The JSON file.</param>
    /// <exception cref="NotebookException">The file is missing, is not JSON, lacks a port, or asks for
    /// something unsupported.</exception>
    public static ConnectionFile Read(string path)
    {
        var json = JsonText.Object(path, "a Jupyter connection file, which front ends write and name by {connection_file}");
        if (Text("transport", "tcp") is var transport && transport != "tcp")
            throw new NotebookException(
                $"asks for the transport \"{transport}\"; only tcp is supported. Set c.KernelManager.transport = \"tcp\".", path);
        if (Text("signature_scheme", "hmac-sha256") is var scheme && scheme != "hmac-sha256")
            throw new NotebookException($"asks for the signature scheme \"{scheme}\"; only hmac-sha256 is supported.", path);
        return new ConnectionFile(Text("ip", "127.0.0.1"), Port("shell_port"), Port("control_port"), Port("iopub_port"),
            Port("stdin_port"), Port("hb_port"), Text("key", ""));

        string Text(string name, string otherwise) => JsonText.Text(json, name, path) ?? otherwise;

        int Port(string name) =>
            json[name] is JsonValue value && value.TryGetValue<int>(out var port) && port is >= 0 and <= 65535 ? port
                : throw new NotebookException(
                    $"{name} must be a port number, found {json[name]?.ToJsonString() ?? "nothing"}.", path);
    }
}
