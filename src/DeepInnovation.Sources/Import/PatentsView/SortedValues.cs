namespace DeepInnovation.Sources.Import.PatentsView;

/// <summary>The values of a table in the order of the patents that they belong to, read along with these.</summary>
internal sealed class SortedValues : IDisposable
{
    private readonly IEnumerator<(long Place, long Line, string Value)> _rows;
    private bool _more;

    /// <param name="rows">A patent's place, one value of it and that value's line, by place.</param>
    internal SortedValues(IEnumerable<(long Place, long Line, string Value)> rows)
    {
        _rows = rows.GetEnumerator();
        _more = _rows.MoveNext();
    }

    /// <summary>
    /// The values of one patent with their lines, empty ones left out. Places are asked for in ascending order.
    /// </summary>
    internal List<(string Value, long Line)> TakeOf(long place)
    {
        var values = new List<(string, long)>();
        for (; _more && _rows.Current.Place <= place; _more = _rows.MoveNext())
        {
            if (_rows.Current.Place == place && _rows.Current.Value.Length > 0)
                values.Add((_rows.Current.Value, _rows.Current.Line));
        }

        return values;
    }

    public void Dispose() => _rows.Dispose();
}
