using System.ClientModel;
using System.ClientModel.Primitives;
using DeepInnovation.Core;
using Microsoft.Extensions.AI;
using OpenAI;

namespace DeepInnovation.Labels.Live;

/// <summary>
/// A server that speaks OpenAI's chat completions protocol (https://platform.openai.com/docs/api-reference/chat), a local one
/// too. The key comes from the environment alone and is shown nowhere.
/// </summary>
public sealed class LabelEndpoint
{
    /// <summary>The environment's variables that may hold the key, the first that is set counts.</summary>
    public static IReadOnlyList<string> KeyVariables { get; } = ["DEEPINNOVATION_API_KEY", "OPENAI_API_KEY"];

    private readonly string? _key;

    /// <summary>Takes an address and the key of the environment.</summary>
    /// <param name="address">The server's base address, such as <c>https://api.openai.com/v1</c> or
    /// <c>http://localhost:11434/v1</c>.</param>
    /// <param name="model">The model to ask.</param>
    /// <exception cref="InputException">The address is none, or holds a user or a query, where keys must not be.</exception>
    public LabelEndpoint(string address, string model)
        : this(address, model,
            KeyVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v)))
    {
    }

    internal LabelEndpoint(string address, string model, string? key)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new InputException("the endpoint is not an http or https address",
                "Give one such as https://api.openai.com/v1 or http://localhost:11434/v1");
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0)
            throw new InputException("the endpoint's address holds a user or a query",
                $"Give the bare address, and the key in the environment variable {KeyVariables[0]}");
        if (string.IsNullOrWhiteSpace(model))
            throw new InputException("no model is named", "Give --model");
        (Address, Model, _key) = (uri, model, key);
    }

    /// <summary>The base address.</summary>
    public Uri Address { get; }

    /// <summary>The model to ask.</summary>
    public string Model { get; }

    /// <summary>Host and port: what recorded answers say of the endpoint.</summary>
    public string Host => Address.Authority;

    /// <summary>
    /// A client whose requests end after <paramref name="timeout"/>; it does not retry by itself,
    /// <see cref="LiveLabeling"/> does.
    /// </summary>
    public IChatClient Connect(TimeSpan timeout)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint = Address,
            NetworkTimeout = timeout,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        };
        return new OpenAI.Chat.ChatClient(Model, new ApiKeyCredential(_key ?? "none"), options).AsIChatClient();
    }

    /// <summary>A text of the server without the key, which some servers repeat in their messages.</summary>
    internal string Redact(string text) =>
        string.IsNullOrEmpty(_key) ? text : text.Replace(_key, "(key)", StringComparison.Ordinal);
}
