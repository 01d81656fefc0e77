using DeepInnovation.Notebooks.Running;

namespace DeepInnovation.Notebooks.Tests.Running;

/// <summary>
/// Looks at the process's current directory, which every run of a notebook file changes meanwhile:
/// nothing else may run beside it.
/// </summary>
[CollectionDefinition(nameof(CurrentDirectoryTests), DisableParallelization = true)]
[Collection(nameof(CurrentDirectoryTests))]
public class CurrentDirectoryTests
{
    [Fact]
    public async Task The_current_directory_is_the_notebooks_folder_and_is_put_back()
    {
        using var folder = new TemporaryFolder();
        folder.Write("data.txt", "from the file");
        var path = folder.Write("a.ipynb", Sample.Code("File.ReadAllText(\"data.txt\")"));
        var before = Environment.CurrentDirectory;
        Assert.Equal(["from the file"],
            (await new NotebookRunner().RunAsync(path, TestContext.Current.CancellationToken)).Texts(0));
        Assert.Equal(before, Environment.CurrentDirectory);

        using var other = new TemporaryFolder();
        other.Write("data.txt", "elsewhere");
        var options = new NotebookRunOptions { WorkingDirectory = other.Path };
        Assert.Equal(["elsewhere"],
            (await new NotebookRunner(options).RunAsync(path, TestContext.Current.CancellationToken)).Texts(0));
    }
}
