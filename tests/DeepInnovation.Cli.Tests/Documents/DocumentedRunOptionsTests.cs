namespace DeepInnovation.Cli.Tests.Documents;

/// <summary>The README's table of a run's options is what the options say of themselves.</summary>
public sealed class DocumentedRunOptionsTests
{
    [Fact]
    public void The_table_is_made_from_the_options() =>
        Assert.Contains("|---|---|---|\n" + RunOption.Table(), RepositoryFiles.Read("README.md"), StringComparison.Ordinal);

    [Fact]
    public void Every_option_that_run_json_keeps_can_be_given() => Assert.Equal(
        typeof(ReproductionOptions).GetProperties().Select(property => property.Name).Except(["Prompt", "HasBert"])
            .Order(StringComparer.Ordinal),
        RunOption.All.Select(option => option.Property).Order(StringComparer.Ordinal));
}
