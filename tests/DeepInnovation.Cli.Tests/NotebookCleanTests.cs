namespace DeepInnovation.Cli.Tests;

public sealed class NotebookCleanTests : IDisposable
{
    private const string Dirty = """
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {"vscode": {}}, "cells": [
          {"cell_type": "code", "id": "a", "metadata": {"execution": {}}, "execution_count": 9, "source": "1", "outputs": [{"output_type": "stream", "name": "stdout", "text": "in /tmp/x1/a"}]}]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Check_names_what_is_not_clean_ends_with_6_and_writes_nothing()
    {
        var path = Write("a.ipynb");
        var (code, output, _) = Cli.Run("notebook", "clean", _folder, "--check");
        Assert.Equal(6, code);
        Assert.Contains("a.ipynb: not clean", output, StringComparison.Ordinal);
        Assert.Contains("cell 1 (id a): metadata execution", output, StringComparison.Ordinal);
        Assert.Equal(Dirty, File.ReadAllText(path));
    }

    [Fact]
    public void Cleaned_notebooks_pass_the_check()
    {
        Write("a.ipynb");
        Write("b.ipynb");
        Assert.Equal(0, Cli.Run("notebook", "clean", _folder).Code);
        var (code, output, _) = Cli.Run("notebook", "clean", _folder, "--check");
        Assert.Equal((0, "2 clean."), (code, output.Trim()));
        Assert.Equal(6, Cli.Run("notebook", "clean", _folder, "--check", "--outputs", "drop").Code);
    }

    [Fact]
    public void A_broken_notebook_leaves_the_others_as_they_are()
    {
        var path = Write("a.ipynb");
        File.WriteAllText(Path.Combine(_folder, "b.ipynb"), "{");
        Assert.Equal(2, Cli.Run("notebook", "clean", _folder).Code);
        Assert.Equal(Dirty, File.ReadAllText(path));
    }

    [Fact]
    public void The_nine_notebooks_are_clean()
    {
        var (code, output, _) = Cli.Run("notebook", "clean", ProjectFolder.Find("notebooks"), "--check");
        Assert.True(code == 0, output);
    }

    private string Write(string name)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, Dirty);
        return path;
    }
}
