namespace DeepInnovation.Core.Files;

#pragma warning disable RS0030 // This is the one place that calls the framework's methods, for all others.

/// <summary>The files of the system that the process runs on.</summary>
internal sealed class SystemFiles : IFileSystem
{
    public bool RefusesWhileOpen => OperatingSystem.IsWindows();

    public FileStream Open(string path, FileStreamOptions options) => new(path, options);

    public void Replace(string from, string to) => File.Move(from, to, overwrite: true);

    public void MoveFolder(string from, string to) => Directory.Move(from, to);

    public void Delete(string path) => File.Delete(path);

    public void Wait(TimeSpan pause) => Thread.Sleep(pause);
}
