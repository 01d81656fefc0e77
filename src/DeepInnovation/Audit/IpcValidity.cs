using DeepInnovation.Core.Documents;

namespace DeepInnovation.Audit;

/// <summary>The validity of one row's IPC symbols by their form; each check counts a row once.</summary>
internal sealed class IpcValidity(TallyBook book)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Checks the list and gives the section of the first sound symbol, or <c>?</c>.</summary>
    internal char Check(long line, string field)
    {
        if (StringList.Read(field) is not { } symbols)
        {
            book.Add("patents.ipc.list", line, "ipc", field);
            return '?';
        }

        _seen.Clear();
        string? bad = null, groupless = null, repeated = null;
        var section = '?';
        foreach (var symbol in symbols)
        {
            // Y is a section of the CPC, not of the IPC.
            if (IpcSymbol.Normalize(symbol) is not { } normal || normal[0] == 'Y')
            {
                bad ??= symbol;
                continue;
            }

            section = section == '?' ? normal[0] : section;
            if (!normal.Contains('/', StringComparison.Ordinal))
                groupless ??= symbol;
            if (!_seen.Add(normal))
                repeated ??= symbol;
        }

        Tell("symbol", bad);
        Tell("group", groupless);
        Tell("repeated", repeated);
        return section;

        void Tell(string check, string? value)
        {
            if (value is not null)
                book.Add($"patents.ipc.{check}", line, "ipc", value);
        }
    }
}
