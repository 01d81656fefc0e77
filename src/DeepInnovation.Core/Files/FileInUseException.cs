namespace DeepInnovation.Core.Files;

/// <summary>Another program holds a file open, and still did after all tries of <see cref="Disk"/>.</summary>
public sealed class FileInUseException : IOException
{
    internal FileInUseException(string path, Exception inner)
        : base($"{path} is open in another program. Close it there.", inner) => Path = path;

    /// <summary>The file as it was given.</summary>
    public string Path { get; }
}
