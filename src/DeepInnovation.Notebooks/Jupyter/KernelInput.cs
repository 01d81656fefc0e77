using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Cells;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>Forwards a cell's questions to the front end that sent the cell, and waits for the answer.</summary>
/// <param name="sender">Builds the messages.</param>
internal sealed class KernelInput(KernelSender sender)
{
    private readonly KernelSender _sender = sender;
    private TaskCompletionSource<string>? _waiting;

    internal ICellInput For(JupyterMessage request, KernelCellOutputs outputs, CellStop stop) =>
        new CellInput(this, request, outputs, stop);

    /// <summary>Delivers an answer; drops it if nobody waits.</summary>
    internal void Answer(JupyterMessage reply) => Interlocked.Exchange(ref _waiting, null)?.TrySetResult(reply.Text("value"));

    private sealed class CellInput(KernelInput input, JupyterMessage request, KernelCellOutputs outputs,
        CellStop stop) : ICellInput
    {
        public string Ask(string prompt, bool secret)
        {
            if (!request.Flag("allow_stdin", otherwise: false))
                throw new InvalidOperationException("This front end cannot be asked for input (it said allow_stdin: "
                    + "false, as headless ones do). Give the value as a parameter instead.");
            using var host = stop.HostCode();
            outputs.SendText();
            var waiting = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            input._waiting = waiting;
            input._sender.Ask(request, new JsonObject { ["prompt"] = prompt, ["password"] = secret });
            waiting.Task.Wait(stop.Token);
            return waiting.Task.Result;
        }
    }
}
