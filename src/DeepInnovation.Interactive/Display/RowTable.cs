using DeepInnovation.Charts.Tables;
using DeepInnovation.Claims;

namespace DeepInnovation.Interactive.Display;

/// <summary>Rows of any type as a table; claims have a layout of their own.</summary>
internal static class RowTable
{
    internal static Grid Of<T>(IEnumerable<T> rows, int limit, string? title = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return rows is IEnumerable<LedgerRow> ledger ? LedgerTable.Of(ledger, limit, title) : RecordTable.Of(rows, limit, title);
    }
}
