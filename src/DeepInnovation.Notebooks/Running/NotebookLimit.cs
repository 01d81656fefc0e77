using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Notebooks.Running;

/// <summary>The time limit of a whole notebook. The session sees a cancellation; here it gets its own status.</summary>
internal sealed class NotebookLimit : IDisposable
{
    private readonly TimeSpan? _limit;
    private readonly CancellationToken _outside;
    private readonly CancellationTokenSource _time;
    private readonly CancellationTokenSource _source;

    internal NotebookLimit(TimeSpan? limit, TimeProvider clock, CancellationToken outside)
    {
        (_limit, _outside) = (limit, outside);
        _time = new CancellationTokenSource(limit ?? Timeout.InfiniteTimeSpan, clock);
        _source = CancellationTokenSource.CreateLinkedTokenSource(outside, _time.Token);
    }

    internal CancellationToken Token => _source.Token;

    private string Message => FormattableString.Invariant($"the notebook took longer than the {_limit!.Value.TotalSeconds:0.###} s allowed, and this cell was abandoned");

    public void Dispose()
    {
        _source.Dispose();
        _time.Dispose();
    }

    internal CellStatus StatusOf(CellExecution execution) => IsOver(execution) ? CellStatus.TimedOut : execution.Status;

    internal CellError? ErrorOf(CellExecution execution) =>
        IsOver(execution) ? execution.Error! with { Name = "Timeout", Message = Message } : execution.Error;

    internal IEnumerable<CellOutput> OutputsOf(CellExecution execution) => !IsOver(execution) ? execution.Outputs
        : execution.Outputs.Select(output => output is ErrorOutput { Name: "Cancelled" }
            ? new ErrorOutput("Timeout", Message, [$"Timeout: {Message}", $"  in {execution.Error!.Place}"]) : output);

    private bool IsOver(CellExecution execution) => execution.Status == CellStatus.Cancelled && !_outside.IsCancellationRequested;
}
