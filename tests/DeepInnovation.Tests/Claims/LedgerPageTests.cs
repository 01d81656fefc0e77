using DeepInnovation.Claims;

namespace DeepInnovation.Tests.Claims;

public sealed class LedgerPageTests
{
    [Fact]
    public void Text_in_a_row_ends_neither_its_cell_nor_the_row_and_is_no_html()
    {
        var row = new LedgerRow
        {
            Id = "a.b",
            Topic = "data",
            Statement = "p < .05 | <script>x</script>\n| forged |",
            Tag = "P",
            Reason = "\u001b[2J",
            Source = "s",
        };
        var page = LedgerPage.Write(ClaimBook.DeepInnovationAI, DataScope.Own, [row]);
        Assert.Contains("| `a.b` | p &lt; .05 \\| &lt;script>x&lt;/script> \\| forged \\| | P |", page, StringComparison.Ordinal);
        Assert.DoesNotContain(page, c => char.IsControl(c) && c != '\n');
        Assert.Equal(1, page.Split('\n').Count(line => line.Contains("forged", StringComparison.Ordinal)));
    }
}
