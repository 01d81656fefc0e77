using DeepInnovation.Core;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Labels.Live;

/// <summary>
/// The file of recorded answers while it grows: an answer is on the disk before the next question of its place is asked, so a
/// stopped run continues. One file holds the answers of one model to one version of the prompt. Thread-safe.
/// </summary>
internal sealed class AnswerLog : IDisposable
{
    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly Dictionary<string, RecordedAnswer> _answers = new(StringComparer.Ordinal);
    private readonly FileStream _file;

    /// <summary>Opens the file, or makes it. A last line that a killed process left incomplete is dropped.</summary>
    /// <exception cref="InputException">A line is broken, or the answers are of another model or prompt.</exception>
    internal AnswerLog(string path, string model, string version)
    {
        _path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        try
        {
            _file = Disk.TryHold(_path, FileShare.Read, 1 << 16) ?? throw new InputException(
                $"the file of answers {path} is in use by another process",
                "Wait for the other run to end, or choose another with --answers");
        }
        catch (IOException error)
        {
            throw new InputException($"the file of answers {path} cannot be written ({error.Message})", null, null,
                hint: "Choose another with --answers", inner: error);
        }

        try
        {
            DropCutLine();
            foreach (var (line, answer) in RecordedAnswer.ReadFile(_path))
                Remember(path, line, answer, model, version);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    internal bool Knows(string hash)
    {
        lock (_lock)
            return _answers.ContainsKey(hash);
    }

    internal RecordedAnswer? Of(string hash)
    {
        lock (_lock)
            return _answers.GetValueOrDefault(hash);
    }

    /// <summary>Adds an answer and flushes it to the device.</summary>
    internal void Add(RecordedAnswer answer)
    {
        var line = AtomicFile.Utf8.GetBytes(answer.ToLine() + "\n");
        lock (_lock)
        {
            _answers.Add(answer.PromptSha256, answer);
            _file.Write(line);
            _file.Flush(flushToDisk: true);
        }
    }

    /// <summary>
    /// Puts the answers in the order of their prompts' hashes, so that the file does not tell which came first.
    /// </summary>
    internal void Sort()
    {
        lock (_lock)
        {
            _file.Dispose();
            AtomicFile.WriteText(_path, string.Concat(
                _answers.Values.OrderBy(a => a.PromptSha256, StringComparer.Ordinal).Select(a => a.ToLine() + "\n")));
        }
    }

    public void Dispose() => _file.Dispose();

    private void Remember(string path, long line, RecordedAnswer answer, string model, string version)
    {
        if ((answer.AskedModel ?? answer.Model) != model)
            throw new InputException($"the file holds answers of another model than {model}", path, line, "model",
                answer.AskedModel ?? answer.Model, "Give each model a file of its own with --answers");
        if (answer.PromptVersion is { } asked && asked != version)
            throw new InputException($"the file holds answers to another prompt than {version}", path, line, "prompt_version",
                asked, "Give each prompt a file of its own with --answers");
        if (!_answers.TryAdd(answer.PromptSha256, answer) && _answers[answer.PromptSha256] != answer)
            throw new InputException("a second, different answer to one prompt", path, line, "prompt_sha256",
                answer.PromptSha256, "Keep one of them");
    }

    private void DropCutLine()
    {
        var end = _file.Length;
        var block = new byte[1 << 16];
        while (end > 0)
        {
            var from = Math.Max(0, end - block.Length);
            _file.Position = from;
            _file.ReadExactly(block.AsSpan(0, (int)(end - from)));
            if (block.AsSpan(0, (int)(end - from)).LastIndexOf((byte)'\n') is >= 0 and var at)
            {
                end = from + at + 1;
                break;
            }

            end = from;
        }

        if (end < _file.Length)
            _file.SetLength(end);
        _file.Position = end;
    }
}
