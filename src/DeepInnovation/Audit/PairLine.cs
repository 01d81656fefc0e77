using System.Text;

namespace DeepInnovation.Audit;

/// <summary>
/// Takes one line of the pair file apart into the places of its fields, without allocation. Its fields are
/// numbers and ids, so none spans lines.
/// </summary>
internal ref struct PairLine(ReadOnlySpan<byte> line, byte delimiter)
{
    private ReadOnlySpan<byte> _rest = line;
    private bool _done;

    /// <summary>
    /// The next field, without its quotes; false behind the last one. A broken quote sets <see cref="Broken"/>.
    /// </summary>
    internal bool Next(out ReadOnlySpan<byte> field)
    {
        field = default;
        if (_done)
            return false;
        var end = _rest.IndexOf(delimiter);
        _done = end < 0;
        field = _done ? _rest : _rest[..end];
        _rest = _rest[(end + 1)..];
        if (field.Contains((byte)'"'))
        {
            if (field.Length >= 2 && field[0] == '"' && field[^1] == '"' && !field[1..^1].Contains((byte)'"'))
                field = field[1..^1];
            else
                Broken = true;
        }

        return true;
    }

    internal bool Broken { get; private set; }

    internal static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 400)]);
}
