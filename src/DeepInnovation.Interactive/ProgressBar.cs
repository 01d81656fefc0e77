using System.Globalization;
using DeepInnovation.Charts.Views;
using DeepInnovation.Core;
using DeepInnovation.Core.Text;

namespace DeepInnovation.Interactive;

/// <summary>
/// Shows a long cell's progress in place: <c>var place = display(bar); foreach (var d in bar.Over(documents, place.Update))
/// ...</c>, or, for the library's stages, as an <see cref="IProgress{T}"/>. In a terminal pass <see cref="Terminal"/> instead of
/// <c>place.Update</c>. A finished bar shows no time, so that equal runs give equal notebooks. Thread-safe.
/// </summary>
/// <param name="what">What is being done.</param>
/// <param name="total">The number of steps; 0 if unknown.</param>
/// <param name="unit">The unit of a step.</param>
/// <param name="update">Redraws the bar; null to leave that to <see cref="Over"/>.</param>
public sealed class ProgressBar(string what, long total, string unit = "documents", Action<object?>? update = null)
    : IProgress<WorkProgress>
{
    private const int BarLength = 24;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private Action<object?>? _update = update;
    private TimeSpan _shown;
    private long _total = total;
    private long _done;

    /// <summary>The clock; setting it restarts the measured time.</summary>
    internal TimeProvider Clock
    {
        private get;
        init => (field, _started) = (value, value.GetTimestamp());
    } = TimeProvider.System;

    /// <summary>The number of finished steps.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>
    /// Enumerates a sequence and redraws the bar at most ten times a second and at the end, even after an early exit.
    /// </summary>
    /// <param name="items">The sequence; its length becomes the total if the bar has none.</param>
    /// <param name="update">Redraws the bar: the <c>Update</c> method of the result of <c>display(bar)</c>.</param>
    public IEnumerable<T> Over<T>(IEnumerable<T> items, Action<object?> update)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(update);
        _update = update;
        if (_total == 0 && items.TryGetNonEnumeratedCount(out var count))
            _total = count;
        return Walk(items);
    }

    /// <summary>Sets the number of finished steps.</summary>
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

    /// <summary>Redraws the bar in a terminal by overwriting one line; files and pipes get only the finished bar.</summary>
    /// <param name="writer">The destination; null for standard error.</param>
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

    /// <summary>The bar's current state.</summary>
    public View Show()
    {
        DeepInnovationFormatters.Register();
        return ToView();
    }

    internal View ToView()
    {
        var value = _total > 0
            ? string.Create(CultureInfo.InvariantCulture, $" max=\"{_total}\" value=\"{Math.Min(Done, _total)}\"") : "";
        var label = Markup.Encode(what);
        return new View(Markup.Frame(
            $"<div>{label}<progress aria-label=\"{label}\"{value}></progress>{Markup.Encode(Told())}</div>"), ToString());
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
