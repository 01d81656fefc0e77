using System.Text;

namespace DeepInnovation.Neural.Tests.Checkpoints;

/// <summary>A temporary directory, removed at the end of the test.</summary>
internal sealed class Folder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("neural-files-").FullName;

    public static string Reference(string name) => Path.Combine(AppContext.BaseDirectory, "Checkpoints", "reference", name);

    public string At(string name) => Path.Combine(Root, name);

    public string Put(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllBytes(At(name), bytes);
        return At(name);
    }

    public string Put(string name, string text) => Put(name, Encoding.UTF8.GetBytes(text));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
