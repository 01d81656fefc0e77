using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>Builds the kernel's messages, each with its cause's header.</summary>
/// <param name="send">Sends a finished message.</param>
internal sealed class KernelSender(Action<KernelChannel, JupyterMessage> send)
{
    /// <summary>Identifies this kernel process; a restart changes it.</summary>
    internal string Session { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Replies on the request's channel: <c>x_reply</c> to <c>x_request</c>.</summary>
    internal void Reply(KernelChannel channel, JupyterMessage request, JsonObject content) =>
        send(channel, Make(
            request.Type.Replace("_request", "_reply", StringComparison.Ordinal), request, content, request.Identities));

    /// <summary>Sends to all front ends.</summary>
    internal void Publish(string type, JupyterMessage? cause, JsonObject content) =>
        send(KernelChannel.IoPub, Make(type, cause, content, [Encoding.UTF8.GetBytes($"kernel.{Session}.{type}")]));

    /// <summary>Asks the front end that sent the request.</summary>
    internal void Ask(JupyterMessage cause, JsonObject content) =>
        send(KernelChannel.Stdin, Make("input_request", cause, content, cause.Identities));

    /// <summary>Announces the kernel's state: <c>starting</c>, <c>busy</c>, <c>idle</c>.</summary>
    internal void Status(string state, JupyterMessage? cause) =>
        Publish("status", cause, new JsonObject { ["execution_state"] = state });

    private JupyterMessage Make(string type, JupyterMessage? cause, JsonObject content, IReadOnlyList<byte[]> identities)
    {
        var header = new JsonObject
        {
            ["msg_id"] = Guid.NewGuid().ToString("N"),
            ["msg_type"] = type,
            ["session"] = Session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["version"] = JupyterMessage.Protocol,
        };
        return new JupyterMessage(identities, header, (JsonObject?)cause?.Header.DeepClone() ?? [], [], content);
    }
}
