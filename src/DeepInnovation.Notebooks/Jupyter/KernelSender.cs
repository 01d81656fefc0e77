using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>Makes the kernel's messages, each with the header of the request that caused it.</summary>
/// <param name="send">Takes a finished message.</param>
internal sealed class KernelSender(Action<KernelChannel, JupyterMessage> send)
{
    /// <summary>This kernel's life; another after a restart.</summary>
    internal string Session { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Answers a request on the channel on which it came: <c>x_request</c> by <c>x_reply</c>.</summary>
    internal void Reply(KernelChannel channel, JupyterMessage request, JsonObject content) =>
        send(channel, Make(
            request.Type.Replace("_request", "_reply", StringComparison.Ordinal), request, content, request.Identities));

    /// <summary>Tells all front ends.</summary>
    internal void Publish(string type, JupyterMessage? cause, JsonObject content) =>
        send(KernelChannel.IoPub, Make(type, cause, content, [Encoding.UTF8.GetBytes($"kernel.{Session}.{type}")]));

    /// <summary>Asks the front end that sent the request.</summary>
    internal void Ask(JupyterMessage cause, JsonObject content) =>
        send(KernelChannel.Stdin, Make("input_request", cause, content, cause.Identities));

    /// <summary>Says what the kernel does: <c>starting</c>, <c>busy</c>, <c>idle</c>.</summary>
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
