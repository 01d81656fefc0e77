using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>Where a front end and its kernel meet, as the front end wrote it for the kernel.</summary>
/// <param name="Ip">The address on which the kernel listens.</param>
/// <param name="ShellPort">Requests; 0 lets the system choose, here and below.</param>
/// <param name="ControlPort">Interrupt and shutdown, which must not queue behind cells.</param>
/// <param name="IoPubPort">What cells show.</param>
/// <param name="StdinPort">What cells ask.</param>
/// <param name="HeartbeatPort">Whether the kernel lives.</param>
/// <param name="Key">The secret that signs messages; empty for no signatures.</param>
public sealed record ConnectionFile(
    string Ip, int ShellPort, int ControlPort, int IoPubPort, int StdinPort, int HeartbeatPort, string Key)
{
    /// <summary>Reads the file.</summary>
    /// <param name="path">The JSON file.</param>
    /// <exception cref="NotebookException">It is missing, is no JSON, lacks a port, or asks for what is not
    /// supported.</exception>
    public static ConnectionFile Read(string path)
    {
        var json = JsonText.Object(path, "a Jupyter connection file, which front ends write and name by {connection_file}");
        if (Text("transport", "tcp") is var transport && transport != "tcp")
            throw new NotebookException(
                $"asks for the transport \"{transport}\"; only tcp is supported. Set c.KernelManager.transport = \"tcp\".", path);
        if (Text("signature_scheme", "hmac-sha256") is var scheme && scheme != "hmac-sha256")
            throw new NotebookException($"asks for the signature scheme \"{scheme}\"; only hmac-sha256 is supported.", path);
        return new ConnectionFile(Text("ip", "127.0.0.1"), Port("shell_port"), Port("control_port"), Port("iopub_port"), Port("stdin_port"), Port("hb_port"), Text("key", ""));

        string Text(string name, string otherwise) => JsonText.Text(json, name, path) ?? otherwise;

        int Port(string name) => json[name] is JsonValue value && value.TryGetValue<int>(out var port) && port is >= 0 and <= 65535 ? port
            : throw new NotebookException(
                $"{name} must be a port number, found {json[name]?.ToJsonString() ?? "nothing"}.", path);
    }
}
