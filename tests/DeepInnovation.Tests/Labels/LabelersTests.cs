using System.Security.Cryptography;
using System.Text;
using DeepInnovation.Candidates;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Labels;
using Microsoft.Extensions.AI;

namespace DeepInnovation.Tests.Labels;

public sealed class LabelersTests
{
    private static readonly Document Paper = new() { Id = "p1", Title = "Títle 深度", Abstract = "Text." };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_prompt_hash_is_the_documented_one()
    {
        ChatMessage[] messages = [new(ChatRole.System, "ab"), new(ChatRole.User, "深")];
        var bytes = Encoding.UTF8.GetBytes("system\nab\u001euser\n深\u001e");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), LabelPrompt.Hash(messages));
    }

    [Fact]
    public void The_wording_does_not_change_unnoticed()
    {
        // A change here needs a new LabelPrompt.Version and new recorded answers.
        Assert.Equal("ai-relevance-1", LabelPrompt.Version);
        Assert.Equal("13ba56386394535c50d1a954f19142a8df5545d8bc92e0ecc31cb283e404f245",
            LabelPrompt.Hash(LabelPrompt.For(new Document { Title = "A", Abstract = "B" })));
    }

    [Fact]
    public async Task A_recorded_answer_becomes_a_label()
    {
        using var folder = new TemporaryFolder();
        using var client = new RecordedChatClient(Record(folder, Paper, "{\"label\":1,\"rationale\":\"why\"}"));
        var label = await new ChatLabeler(client).LabelAsync(Paper, Cancellation);
        Assert.Equal((1, "why", "a-model"), (label.Label, label.Rationale, label.Model));
        Assert.Equal(LabelPrompt.Hash(LabelPrompt.For(Paper)), label.PromptHash);
        var streamed = await client.GetStreamingResponseAsync(LabelPrompt.For(Paper), null, Cancellation)
            .ToChatResponseAsync(Cancellation);
        Assert.Equal("{\"label\":1,\"rationale\":\"why\"}", streamed.Text);
    }

    [Fact]
    public async Task A_prompt_without_answer_names_the_document_and_the_hint()
    {
        using var folder = new TemporaryFolder();
        var path = Record(folder, Paper, "{}");
        using var client = new RecordedChatClient(path);
        var stranger = Paper with { Id = "p2", Title = "Other" };
        var error = await Assert.ThrowsAsync<InputException>(() => new ChatLabeler(client).LabelAsync(stranger, Cancellation));
        Assert.StartsWith("paper p2: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains("Record one", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_recorded_answer_names_the_document()
    {
        using var folder = new TemporaryFolder();
        using var client = new RecordedChatClient(Record(folder, Paper, "yes"));
        var error = await Assert.ThrowsAsync<InputException>(() => new ChatLabeler(client).LabelAsync(Paper, Cancellation));
        Assert.Contains("paper p1", error.Message, StringComparison.Ordinal);
        Assert.Contains("yes", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("null")]
    [InlineData("{\"prompt_sha256\":\"12\",\"model\":\"m\",\"answer\":\"a\"}")]
    [InlineData("{\"model\":\"m\",\"answer\":\"a\"}")]
    [InlineData(
        "{\"prompt_sha256\":\"0000000000000000000000000000000000000000000000000000000000000000\","
        + "\"model\":null,\"answer\":\"a\"}")]
    public void A_broken_line_is_named(string line)
    {
        using var folder = new TemporaryFolder();
        var path = Record(folder, Paper, "{}");
        File.AppendAllText(path, line + "\n");
        var error = Assert.Throws<InputException>(() => new RecordedChatClient(path));
        Assert.StartsWith($"{path}, line 2: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_answers_to_one_prompt_are_refused_but_a_repeated_one_is_not()
    {
        using var folder = new TemporaryFolder();
        var path = Record(folder, Paper, "{}");
        File.AppendAllText(path, File.ReadAllText(path) + "\n");
        using var client = new RecordedChatClient(path);
        Assert.Equal(1, client.Count);
        File.AppendAllText(path, File.ReadLines(path).First().Replace("{}", "[]", StringComparison.Ordinal));
        Assert.Contains("line 4", Assert.Throws<InputException>(() => new RecordedChatClient(path)).Message,
            StringComparison.Ordinal);
        Assert.Throws<InputException>(() => new RecordedChatClient(folder["none.jsonl"]));
    }

    [Fact]
    public async Task Given_labels_pass_and_missing_ones_are_named()
    {
        var label = await new GivenLabeler().LabelAsync(Paper with { Label = 0, LabelSource = "gold" }, Cancellation);
        Assert.Equal((0, "gold", ""), (label.Label, label.Model, label.PromptHash));
        var error = await Assert.ThrowsAsync<InputException>(() => new GivenLabeler().LabelAsync(Paper, Cancellation));
        Assert.Contains("paper p1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_filter_labels_by_its_verdict_and_knows_papers_from_patents()
    {
        var labeler = new FilterLabeler(
        [
            new Candidate { Id = "p1", Kind = DocumentKind.Paper, Kept = true, Rule = "keyword", Where = "title", Match = "svm" },
            new Candidate { Id = "p1", Kind = DocumentKind.Patent },
        ]);
        var kept = await labeler.LabelAsync(Paper, Cancellation);
        Assert.Equal((1, "keyword in title: svm", "candidate-filter"), (kept.Label, kept.Rationale, kept.Model));
        Assert.Equal(0, (await labeler.LabelAsync(Paper with { Kind = DocumentKind.Patent }, Cancellation)).Label);
        await Assert.ThrowsAsync<InputException>(() => labeler.LabelAsync(Paper with { Id = "p9" }, Cancellation));
    }

    private static string Record(TemporaryFolder folder, Document document, string answer) => folder.Write(
        "answers.jsonl",
        new RecordedAnswer { PromptSha256 = LabelPrompt.Hash(LabelPrompt.For(document)), Model = "a-model", Answer = answer }
            .ToLine() + "\n");
}
