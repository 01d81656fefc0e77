using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Natives;
using DeepInnovation.Core.Tables;
using DeepInnovation.Neural.Onnx;
using DeepInnovation.Runs;

namespace DeepInnovation;

/// <summary>
/// The paper as an ordered list of stages over one run folder. The command line, the notebooks and the tests all work
/// through this type, so a stage that one of them has finished is skipped by the next.
/// </summary>
public sealed class Reproduction
{
    private readonly IReadOnlyList<StageEntry> _list;

    private Reproduction(RunFolder run, ReproductionOptions options, IReadOnlyList<StageEntry> more) =>
        (Run, Options, _list) = (run, options, [.. StageList.All, .. more]);

    /// <summary>The names of the paper's stages in their order.</summary>
    public static IReadOnlyList<string> StageNames { get; } = [.. StageList.All.Select(entry => entry.Place.Name)];

    /// <summary>The stages that this run has: without a BERT there is no language model.</summary>
    public IReadOnlyList<string> Stages => [.. _list.Where(entry => entry.IsIn(Options)).Select(entry => entry.Place.Name)];

    /// <summary>Whether a BERT classifies in this run, and not the baseline alone.</summary>
    public bool HasBert => Options.HasBert;

    /// <summary>The run's folder.</summary>
    public RunFolder Run { get; }

    /// <summary>What the user chose.</summary>
    public ReproductionOptions Options { get; }

    /// <summary>
    /// Opens a run. Given <paramref name="options"/> become the run's once a stage has succeeded with them; without them the run
    /// keeps those it was made with, and a new run gets the synthetic corpus of the project.
    /// </summary>
    /// <exception cref="InputException">The run's <c>run.json</c> is broken or gone, or there is no synthetic corpus.</exception>
    /// <param name="folder">The run's folder.</param>
    /// <param name="options">What the user chose; null for what the run has.</param>
    /// <param name="more">Stages of the caller's own behind the paper's.</param>
    public static Reproduction Open(string folder, ReproductionOptions? options = null, params IReadOnlyList<StageEntry> more)
    {
        var known = OptionsOf(folder);
        var chosen = options ?? known ?? ReproductionOptions.ForSamples();
        var reproduction = new Reproduction(new RunFolder(folder, chosen.Seed), chosen, more);
        if (options is null && known is null && reproduction.Standings(reproduction.Stages.Take(1))[0].State == StageState.Stale)
        {
            // The synthetic corpus must not take the place of the user's, which only run.json knew.
            throw new InputException($"the run {reproduction.Run.Root} has stages but no {ReproductionOptions.FileName}, "
                + "so nobody knows what they were made with",
                "Give its options again with 'deepinnovation reproduce --out', or choose another folder");
        }

        return reproduction;
    }

    /// <summary>The options that the run in <paramref name="folder"/> was made with; null for a new run.</summary>
    /// <exception cref="InputException">Its <c>run.json</c> is broken.</exception>
    public static ReproductionOptions? OptionsOf(string folder)
    {
        var path = Path.Combine(Path.GetFullPath(folder), ReproductionOptions.FileName);
        return File.Exists(path) ? ReproductionOptions.Read(path) : null;
    }

    /// <summary>
    /// Whether each of <paramref name="stages"/>, the first of the run in their order, can be used as
    /// it is. Reads their files once.
    /// </summary>
    public IReadOnlyList<StageStanding> Standings(IEnumerable<string> stages) => StageStandings.Of(Run, stages.Select(Create));

    /// <summary>
    /// Refuses to work on <paramref name="stage"/> when one before it is stale or missing: its result
    /// would be about something else.
    /// </summary>
    /// <exception cref="InputException">Names the stages that must run first, and why.</exception>
    public void DemandEarlier(string stage)
    {
        var unusable = Standings(Stages.TakeWhile(name => name != stage))
            .Where(standing => standing.State != StageState.Current).ToList();
        if (unusable.Count == 0)
            return;
        throw new InputException(
            $"stage {stage} stands on stages that are stale or missing: {StageStanding.Text(unusable)}",
            $"Run 'deepinnovation reproduce --out {Run.Root} --from {unusable[0].Stage}' with the same options");
    }

    /// <summary>
    /// Refuses to begin <paramref name="stages"/> on a machine where a native library does not work that one of them needs. A
    /// stage whose result stands needs none.
    /// </summary>
    /// <param name="stages">Names of stages of this run.</param>
    /// <param name="force">Whether they run although their results stand.</param>
    /// <exception cref="MissingPartException">Says what is missing, how to get it, and what works without it.</exception>
    public void DemandMachine(IEnumerable<string> stages, bool force = false) =>
        DemandMachine(stages, force, part => part.LackHere);

    /// <summary>The same on a machine that lacks what <paramref name="lackOf"/> says.</summary>
    internal void DemandMachine(IEnumerable<string> stages, bool force, Func<NativePart, Lack?> lackOf)
    {
        if (lackOf(TableDatabase.Part) is { } noTables)
            throw new MissingPartException(TableDatabase.Part, noTables);
        if (lackOf(NetworkRuntime.Part) is not { } noNetworks)
            return;
        var needing = stages.Where(name => Entry(name).NeedsNetworks(Options)).ToList();
        if (needing.Count > 0 && (force
            || Standings(Stages.Intersect(StageNames)).Any(
                standing => needing.Contains(standing.Stage) && standing.State != StageState.Current)))
            throw new MissingPartException(NetworkRuntime.Part, noNetworks,
                "Give --classifier baseline --encoder hashed, which work without it");
    }

    /// <summary>Runs or skips one stage; the stages before it must have been run.</summary>
    /// <exception cref="InputException">There is no such stage, an input is missing or cannot be used.</exception>
    public StageResult RunStage(
        string name, bool force = false, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        var entry = Entry(name);
        var stage = entry.Create(this);
        using var held = entry.LocksRun ? FolderLock.Take(Run.Root) : null;
        var result = StageRunner.Run(Run, stage, force, progress, cancellation);
        Options.Write(Path.Combine(Run.Root, ReproductionOptions.FileName));
        return result;
    }

    /// <summary>Brings a stage and all before it up to date and returns its manifest: what a notebook calls first.</summary>
    /// <exception cref="InputException">There is no such stage, or the data cannot be used.</exception>
    public StageManifest Ensure(string name)
    {
        Create(name);
        // Work that the user did not ask for, such as training a BERT, is refused and not done.
        if (!Stages.Contains(name))
            throw new InputException($"this run has no stage \"{name}\", since it judges by the baseline and trains no BERT",
                "Make a run with --classifier bert");
        DemandMachine(Stages.TakeWhile(n => n != name).Append(name));
        StageResult? result = null;
        foreach (var earlier in Stages.TakeWhile(n => n != name).Append(name))
            result = RunStage(earlier);
        return result!.Manifest;
    }

    /// <summary>The stage of that name, with this run's parameters.</summary>
    /// <exception cref="InputException">There is no such stage.</exception>
    public IStage Create(string name) => Entry(name).Create(this);

    private StageEntry Entry(string name) => _list.FirstOrDefault(entry => entry.Place.Name == name)
        ?? throw new InputException($"there is no stage \"{name}\"", $"Choose one of {string.Join(", ", Stages)}");
}
