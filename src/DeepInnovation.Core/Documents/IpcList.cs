namespace DeepInnovation.Core.Documents;

/// <summary>
/// The IPC symbols in one text, as the published filter takes it apart: square brackets at the ends and double quotes do not
/// count, <c>;</c> and <c>,</c> separate, white space around a symbol falls away. No allocation.
/// </summary>
public ref struct IpcList(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;
    private bool _done;

    /// <summary>The entry that the enumeration is at, without blanks around it.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>The list itself, for <c>foreach</c>.</summary>
    public readonly IpcList GetEnumerator() => this;

    /// <summary>Goes to the next entry; false at the end.</summary>
    public bool MoveNext()
    {
        if (_done)
            return false;
        var end = _rest.IndexOfAny(';', ',');
        _done = end < 0;
        Current = (_done ? _rest : _rest[..end]).Trim().Trim("[]\"").Trim();
        _rest = _rest[(end + 1)..];
        return true;
    }
}
