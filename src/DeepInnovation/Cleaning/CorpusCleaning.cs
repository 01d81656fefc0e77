using DeepInnovation.Corpus;
using DeepInnovation.Import;
using DeepInnovation.Runs;

namespace DeepInnovation.Cleaning;

/// <summary>
/// Cleans one or several corpora into one: <c>documents-NNNNN.parquet</c> with what stays in the order of the inputs, <c>removed.csv</c> with what went
/// and why, <c>cleaning.json</c> with the counts. What stays does not depend on the order of the corpora. Three passes over the
/// documents, O(documents log documents) time; memory about 90 bytes a document, 220 with near-duplicates. Interrupted, it starts again and
/// ends with the same bytes.
/// </summary>
/// <param name="options">Which rules, and how.</param>
public sealed class CorpusCleaning(CleaningOptions options)
{
    /// <summary>The table of what was removed.</summary>
    public const string Removed = "removed.csv";

    private readonly CleaningOptions _options = options.Checked();
    private readonly LanguageDetector _languages = new();

    /// <summary>Cleans.</summary>
    /// <param name="corpora">Folders of imported corpora.</param>
    /// <param name="folder">The folder of the cleaned one; none of the inputs.</param>
    /// <param name="progress">Is told the documents of each pass.</param>
    /// <param name="cancellation">Stops between two documents.</param>
    /// <exception cref="InputException">A folder holds no corpus, or the output is one of the inputs or holds something else.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public CleaningReport Run(IReadOnlyList<string> corpora, string folder, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(corpora);
        var parts = corpora.SelectMany(CorpusFolder.Parts).ToList();
        Prepare(corpora, folder);
        using var held = RunLock.Take(new RunFolder(folder));
        var decisions = Decide(parts, progress, cancellation);
        return Write(corpora, parts, folder, decisions, progress, cancellation);
    }

    private static void Prepare(IReadOnlyList<string> corpora, string folder)
    {
        var full = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar);
        if (corpora.Any(c => Path.GetFullPath(c).TrimEnd(Path.DirectorySeparatorChar) == full))
            throw new InputException("the cleaned corpus would overwrite its input", "Choose another folder with --out");
        if (Directory.Exists(folder) && Directory.GetFiles(folder, CorpusFolder.Pattern).Length > 0 && !File.Exists(Path.Combine(folder, CleaningReport.FileName)) && !File.Exists(Path.Combine(folder, ".cleaning")))
            throw new InputException($"{folder} holds documents of something else", "Choose another folder with --out");
        Directory.CreateDirectory(folder);
        AtomicFile.RemoveLeftovers(folder);
        File.WriteAllText(Path.Combine(folder, ".cleaning"), "");
        File.Delete(Path.Combine(folder, CleaningReport.FileName));
    }

    private Decisions Decide(IReadOnlyList<string> parts, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var keys = new DocumentKeys();
        var near = _options.Applies(CleaningRule.NearDuplicate) ? new NearDuplicates() : null;
        var decisions = new Decisions();
        foreach (var document in Documents(parts, "read", progress, cancellation))
        {
            var number = keys.Count;
            keys.Add(document);
            decisions.Add(AloneRule(document, decisions));
            if (near is not null && decisions.Stands(number))
                near.Add(number, Shingles.Of(document.Title, document.Abstract));
        }

        Same(CleaningRule.SameId, keys, i => (keys.Id(i), true), keys.Compare, decisions);
        if (_options.Applies(CleaningRule.SameDoi))
            Same(CleaningRule.SameDoi, keys, i => (keys.Doi(i), keys.Doi(i) != 0), keys.Compare, decisions);
        if (_options.Applies(CleaningRule.SameTitleAndYear))
            Same(CleaningRule.SameTitleAndYear, keys, i => (keys.Title(i), keys.Title(i) != 0), keys.Compare, decisions);
        if (near is not null)
            NearlySame(near, parts, keys, decisions, progress, cancellation);
        if (_options.Applies(CleaningRule.SameFamily))
            Same(CleaningRule.SameFamily, keys, i => (keys.Family(i), keys.Family(i) != 0), keys.CompareByDate, decisions);
        return decisions;
    }

    /// <summary>The rules that look at one document alone.</summary>
    private CleaningRule? AloneRule(ImportedDocument document, Decisions decisions)
    {
        if (_options.Applies(CleaningRule.Withdrawn) && document.Withdrawn)
            return CleaningRule.Withdrawn;
        if (_options.Applies(CleaningRule.NotArticle) && ArticleTypes.IsNone(document))
            return CleaningRule.NotArticle;
        if (_options.Applies(CleaningRule.NoAbstract) && string.IsNullOrWhiteSpace(document.Abstract))
            return CleaningRule.NoAbstract;
        if (!_options.Applies(CleaningRule.Language))
            return null;
        if (document.Language is null)
            decisions.Detected.Add(decisions.Count, _languages.Of(document.Title, document.Abstract));
        var language = document.Language ?? decisions.Detected[decisions.Count];
        return language is not null && !_options.Languages.Contains(language) ? CleaningRule.Language : null;
    }

    /// <summary>Among documents that still stand and share a key, the first by <paramref name="compare"/> stays.</summary>
    private static void Same<T>(CleaningRule rule, DocumentKeys keys, Func<int, (T Key, bool Has)> keyOf, Comparison<int> compare, Decisions decisions) where T : notnull
    {
        var best = new Dictionary<T, int>();
        for (var i = 0; i < keys.Count; i++)
        {
            if (decisions.Stands(i) && keyOf(i) is (var key, true) && (!best.TryGetValue(key, out var other) || compare(i, other) < 0))
                best[key] = i;
        }

        for (var i = 0; i < keys.Count; i++)
        {
            if (decisions.Stands(i) && keyOf(i) is (var key, true) && best[key] != i)
                decisions.Remove(i, rule, best[key]);
        }
    }

    /// <summary>From the best document to the worst: one goes when it is nearly the same as one that stays.</summary>
    private void NearlySame(NearDuplicates near, IReadOnlyList<string> parts, DocumentKeys keys, Decisions decisions, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var candidates = near.Candidates(decisions.Stands).Where(p => keys.IsPatent(p.Item1) == keys.IsPatent(p.Item2)).ToList();
        var wanted = candidates.SelectMany(p => new[] { p.Item1, p.Item2 }).ToHashSet();
        var shingles = new Dictionary<int, ulong[]>(wanted.Count);
        var number = 0;
        foreach (var document in Documents(parts, "compare", progress, cancellation))
        {
            if (wanted.Contains(number))
                shingles.Add(number, Shingles.Of(document.Title, document.Abstract));
            number++;
        }

        var similar = candidates.Where(p => Shingles.Jaccard(shingles[p.Item1], shingles[p.Item2]) >= _options.NearDuplicateThreshold).ToList();
        var neighbours = similar.Concat(similar.Select(p => (p.Item2, p.Item1))).ToLookup(p => p.Item1, p => p.Item2);
        var order = neighbours.Select(g => g.Key).ToList();
        order.Sort(keys.Compare);
        foreach (var document in order)
        {
            var kept = neighbours[document].Where(other => decisions.Stands(other) && keys.Compare(other, document) < 0).ToList();
            if (kept.Count == 0)
                continue;
            kept.Sort(keys.Compare);
            decisions.Remove(document, CleaningRule.NearDuplicate, kept[0], Shingles.Jaccard(shingles[document], shingles[kept[0]]));
        }
    }

    private CleaningReport Write(
        IReadOnlyList<string> corpora, IReadOnlyList<string> parts, string folder, Decisions decisions, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var names = decisions.Names(Documents(parts, "name", progress, cancellation));
        var (written, rows, counts, number) = (new List<ImportedPart>(), new List<ImportedDocument>(), new RuleCounts(), 0);
        long kept = 0;
        AtomicFile.Write(Path.Combine(folder, Removed), stream => RemovedDocument.WriteCsv(stream, Taken()));
        if (rows.Count > 0 || written.Count == 0)
            Flush();
        foreach (var stale in Directory.GetFiles(folder, CorpusFolder.Pattern).Where(f => written.All(w => w.Name != Path.GetFileName(f))))
            File.Delete(stale);
        var report = new CleaningReport
        {
            Inputs = [.. parts.Select(p => new ImportedFile($"{Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(p)))}/{Path.GetFileName(p)}", new FileInfo(p).Length, Sha256.OfFile(p)))],
            Languages = _options.Applies(CleaningRule.Language) ? _options.Languages : [],
            NearDuplicateThreshold = _options.NearDuplicateThreshold,
            DocumentsIn = decisions.Count,
            Kept = kept,
            Removed = decisions.Count - kept,
            LanguagesDetected = decisions.Detected.Count,
            Rules = counts.Of(_options),
            Parts = written,
        };
        report.Write(Path.Combine(folder, CleaningReport.FileName));
        File.Delete(Path.Combine(folder, ".cleaning"));
        return report;

        // What is removed streams into its table while what stays gathers in parts.
        IEnumerable<RemovedDocument> Taken()
        {
            foreach (var document in Documents(parts, "write", progress, cancellation))
            {
                if (decisions.Detected.TryGetValue(number, out var language))
                    document.Language = language;
                if (decisions.Of(number) is not { } decision)
                {
                    rows.Add(document);
                    kept++;
                    if (rows.Count == _options.PartRows)
                        Flush();
                }
                else
                {
                    counts.Add(decision.Rule, document);
                    yield return new RemovedDocument(document, decision.Rule, decision.Why(document), decision.Kept is { } other ? names[other] : null);
                }

                number++;
            }
        }

        void Flush()
        {
            var name = CorpusFolder.PartName(written.Count);
            ParquetTable.Write(Path.Combine(folder, name), rows);
            written.Add(new ImportedPart(name, rows.Count, Sha256.OfFile(Path.Combine(folder, name))));
            rows.Clear();
        }
    }

    private static IEnumerable<ImportedDocument> Documents(IReadOnlyList<string> parts, string pass, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        long done = 0;
        foreach (var document in parts.SelectMany(ParquetTable.Stream<ImportedDocument>))
        {
            if (++done % 1000 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new StageProgress($"clean: {pass}", done, 0, "documents"));
            }

            yield return document;
        }
    }
}
