using System.Globalization;
using DeepInnovation.Charts.Views;
using DeepInnovation.Core;
using DeepInnovation.Core.Text;

namespace DeepInnovation.Interactive;

/// <summary>
/// How far a long cell is, updated in place: <c>var place = display(bar); foreach (var d in bar.Over(documents, place.Update)) ...</c>, and for the
/// library's stages as an <see cref="IProgress{T}"/>. In a terminal give <see cref="Terminal"/> instead of <c>place.Update</c>. A finished bar shows
/// no time, so that equal runs leave equal notebooks. Safe from many threads.
/// </summary>
/// <param name="what">What is being done.</param>
/// <param name="total">How many steps there are; 0 where nobody knows.</param>
/// <param name="unit">What a step is.</param>
/// <param name="update">Shows the bar anew; null for <see cref="Over"/> to say.</param>
public sealed class ProgressBar(string what, long total, string unit = "documents", Action<object?>? update = null) : IProgress<WorkProgress>
{
    private const int BarLength = 24;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private Action<object?>? _update = update;
    private TimeSpan _shown;
    private long _total = total;
    private long _done;

    /// <summary>Tells the time from now on; tests set it.</summary>
    internal TimeProvider Clock
    {
        private get;
        init => (field, _started) = (value, value.GetTimestamp());
    } = TimeProvider.System;

    /// <summary>Steps that are done.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>Walks through a sequence and shows the bar at most ten times a second, and at the end, also when the walk is broken off.</summary>
    /// <param name="items">The sequence; its length is taken where the bar has no total.</param>
    /// <param name="update">Shows the bar anew: the <c>Update</c> of what <c>display(bar)</c> gave.</param>
    public IEnumerable<T> Over<T>(IEnumerable<T> items, Action<object?> update)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(update);
        _update = update;
        if (_total == 0 && items.TryGetNonEnumeratedCount(out var count))
            _total = count;
        return Walk(items);
    }

    /// <summary>Sets how many steps are done.</summary>
    /// <param name="done">The number.</param>
    public void Report(long done)
    {
        Interlocked.Exchange(ref _done, done);
        lock (_gate)
        {
            var elapsed = Elapsed;
            if (elapsed - _shown < Pause && done != _total)
                return;
            _shown = elapsed;
            _update?.Invoke(this);
        }
    }

    /// <inheritdoc/>
    void IProgress<WorkProgress>.Report(WorkProgress value)
    {
        Interlocked.Exchange(ref _total, value.Total);
        Report(value.Done);
    }

    /// <summary>An update for terminals: one line that is written over itself; into a file or a pipe only the finished bar is written.</summary>
    /// <param name="writer">Where to; null for the console's error stream.</param>
    public static Action<object?> Terminal(TextWriter? writer = null)
    {
        var live = writer is not null || !Console.IsErrorRedirected;
        var length = 0;
        return value =>
        {
            var finished = value is ProgressBar bar && bar.IsFinished;
            if (!live && !finished)
                return;
            var line = VisibleText.Line(value?.ToString() ?? "");
            (writer ?? Console.Error).Write((live ? "\r" : "") + line.PadRight(length) + (finished ? "\n" : ""));
            length = line.Length;
        };
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var filled = _total > 0 ? (int)(BarLength * Math.Min(1, (double)Done / _total)) : 0;
        return $"{what} [{new string('#', filled)}{new string('.', BarLength - filled)}] {Told()}";
    }

    /// <summary>The bar as it is now.</summary>
    public View Show()
    {
        DeepInnovationFormatters.Register();
        return ToView();
    }

    internal View ToView()
    {
        var value = _total > 0 ? string.Create(CultureInfo.InvariantCulture, $" max=\"{_total}\" value=\"{Math.Min(Done, _total)}\"") : "";
        var label = Markup.Encode(what);
        return new View(Markup.Frame($"<div>{label}<progress aria-label=\"{label}\"{value}></progress>{Markup.Encode(Told())}</div>"), ToString());
    }

    private TimeSpan Elapsed => Clock.GetElapsedTime(_started);

    private bool IsFinished => _total > 0 && Done >= _total;

    private string Told()
    {
        var told = _total > 0 ? $"{Markup.Count(Done)} of {Markup.Count(_total)} {unit}" : $"{Markup.Count(Done)} {unit}";
        if (IsFinished || _total == 0 || Done == 0)
            return told;
        var left = Elapsed.TotalSeconds * (_total - Done) / Done;
        return told + string.Create(CultureInfo.InvariantCulture, $", {100.0 * Done / _total:0} %, about {left:0} s left");
    }

    private IEnumerable<T> Walk<T>(IEnumerable<T> items)
    {
        try
        {
            foreach (var item in items)
            {
                yield return item;
                Report(Done + 1);
            }

            Interlocked.CompareExchange(ref _total, Done, 0);
        }
        finally
        {
            lock (_gate)
                _update?.Invoke(this);
        }
    }
}
