using DeepInnovation.Core;
using DeepInnovation.Labels;

namespace DeepInnovation.Tests.Labels;

public sealed class LabelAnswerTests
{
    [Fact]
    public void A_valid_answer_is_read_and_written_back()
    {
        var answer = LabelAnswer.Parse(" {\"rationale\": \"uses a \\\"network\\\"\", \"label\": 1}\n", "paper p1");
        Assert.Equal(new LabelAnswer(1, "uses a \"network\""), answer);
        Assert.Equal(answer, LabelAnswer.Parse(answer.ToJson(), "paper p1"));
    }

    [Theory]
    [InlineData("It is about AI.", "no JSON")]
    [InlineData("```json\n{\"label\":1,\"rationale\":\"\"}\n```", "no JSON")]
    [InlineData("{\"label\":1,\"rationale\":\"a\"} thanks", "no JSON")]
    [InlineData("{\"label\":1,\"label\":0,\"rationale\":\"a\"}", "no JSON")]
    [InlineData("[1]", "no JSON object")]
    [InlineData("{\"label\":2,\"rationale\":\"a\"}", "\"label\" outside the schema")]
    [InlineData("{\"label\":0.5,\"rationale\":\"a\"}", "\"label\" outside the schema")]
    [InlineData("{\"label\":\"1\",\"rationale\":\"a\"}", "\"label\" outside the schema")]
    [InlineData("{\"label\":true,\"rationale\":\"a\"}", "\"label\" outside the schema")]
    [InlineData("{\"label\":1,\"rationale\":null}", "\"rationale\" outside the schema")]
    [InlineData("{\"label\":1,\"rationale\":\"a\",\"score\":3}", "\"score\" outside the schema")]
    [InlineData("{\"rationale\":\"a\"}", "lacks \"label\"")]
    [InlineData("{\"label\":1}", "lacks \"rationale\"")]
    public void Anything_else_names_the_document_and_shows_the_answer(string text, string fault)
    {
        var error = Assert.Throws<InputException>(() => LabelAnswer.Parse(text, "patent CN1"));
        Assert.StartsWith("patent CN1: the model's answer", error.Message, StringComparison.Ordinal);
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
        Assert.Equal(text, error.Value);
        Assert.DoesNotContain('\n', error.Message);
    }
}
