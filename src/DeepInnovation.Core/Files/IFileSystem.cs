namespace DeepInnovation.Core.Files;

/// <summary>
/// What the operating system does with files, apart from our rules: systems differ in what they refuse while a file is open, and
/// tests play the strictest one (Windows) on any.
/// </summary>
internal interface IFileSystem
{
    /// <summary>
    /// True where a file that is open can be neither replaced nor deleted (Windows). A refusal there can pass within a moment:
    /// virus scanners, search indexes and synchronised folders open new files for a short time.
    /// </summary>
    bool RefusesWhileOpen { get; }

    /// <summary>Opens a file once, without another try.</summary>
    FileStream Open(string path, FileStreamOptions options);

    /// <summary>Renames a file to <paramref name="to"/>, over a file that stands there.</summary>
    void Replace(string from, string to);

    /// <summary>Renames a folder to <paramref name="to"/>, where nothing stands.</summary>
    void MoveFolder(string from, string to);

    /// <summary>Deletes a file; none there is no error.</summary>
    void Delete(string path);

    /// <summary>Waits before another try.</summary>
    void Wait(TimeSpan pause);
}
