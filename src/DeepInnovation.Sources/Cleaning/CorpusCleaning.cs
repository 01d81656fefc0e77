using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Import;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Sources.Cleaning;

/// <summary>
/// Cleans one or several corpora into one: <c>documents-NNNNN.parquet</c> with what stays in the order of the inputs,
/// <c>removed.csv</c> with what went and why, <c>cleaning.json</c> with the counts. What stays does not depend on the order of
/// the corpora. Three passes over the documents, O(documents log documents) time; memory about 80 bytes a document, 150 with
/// near-duplicates. Interrupted, it starts again and ends with the same bytes.
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
    /// <exception cref="InputException">A folder holds no corpus, or the output is one of the inputs or
    /// holds something else.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public CleaningReport Run(IReadOnlyList<string> corpora, string folder, IProgress<WorkProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(corpora);
        var parts = corpora.SelectMany(CorpusFolder.Parts).ToList();
        Check(corpora, folder);
        using var held = FolderLock.Take(Path.GetFullPath(folder));
        Prepare(folder);
        var decisions = Decide(parts, folder, progress, cancellation);
        return Write(corpora, parts, folder, decisions, progress, cancellation);
    }

    private static void Check(IReadOnlyList<string> corpora, string folder)
    {
        if (corpora.Any(c => PathIdentity.AreSame(c, folder)))
            throw new InputException("the cleaned corpus would overwrite its input", "Choose another folder with --out");
        if (Directory.Exists(folder) && Directory.GetFiles(folder, CorpusFolder.Pattern).Length > 0
            && !File.Exists(Path.Combine(folder, CleaningReport.FileName)) && !File.Exists(Path.Combine(folder, ".cleaning")))
            throw new InputException($"{folder} contains documents from something else", "Choose another folder with --out");
    }

    private static void Prepare(string folder)
    {
        AtomicFile.RemoveLeftovers(folder);
        AtomicFile.WriteText(Path.Combine(folder, ".cleaning"), "");
        Disk.Delete(Path.Combine(folder, CleaningReport.FileName));
    }

    private Decisions Decide(IReadOnlyList<string> parts, string folder, IProgress<WorkProgress>? progress,
        CancellationToken cancellation)
    {
        var count = checked((int)parts.Sum(ParquetTable.Rows));
        var keys = new DocumentKeys(count);
        var near = _options.Applies(CleaningRule.NearDuplicate) ? new NearDuplicates(count) : null;
        var decisions = new Decisions(count);
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
            SameDoi(keys, decisions);
        if (_options.Applies(CleaningRule.SameTitleAndYear))
            Same(CleaningRule.SameTitleAndYear, keys, i => (keys.Title(i), keys.Title(i) != 0), keys.Compare, decisions);
        if (near is not null)
            NearlySame(near, parts, folder, keys, decisions, progress, cancellation);
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

    private static void SameDoi(DocumentKeys keys, Decisions decisions)
    {
        foreach (var group in SharedDois.Groups(keys.Dois.Where(d => decisions.Stands(d.Document))))
        {
            var best = group.Aggregate((a, b) => keys.Compare(b, a) < 0 ? b : a);
            foreach (var document in group.Where(d => d != best))
                decisions.Remove(document, CleaningRule.SameDoi, best);
        }
    }

    /// <summary>
    /// Among documents that still stand and share a key, the first by <paramref name="compare"/> stays. By sorting: a table of
    /// all keys would need more memory than they do.
    /// </summary>
    private static void Same<T>(CleaningRule rule, DocumentKeys keys, Func<int, (T Key, bool Has)> keyOf, Comparison<int> compare,
        Decisions decisions) where T : IComparable<T>
    {
        var count = 0;
        for (var i = 0; i < keys.Count; i++)
            count += decisions.Stands(i) && keyOf(i).Has ? 1 : 0;
        var (values, documents) = (new T[count], new int[count]);
        for (int i = 0, place = 0; i < keys.Count; i++)
        {
            if (decisions.Stands(i) && keyOf(i) is (var key, true))
                (values[place], documents[place++]) = (key, i);
        }

        Array.Sort(values, documents);
        for (var from = 0; from < count;)
        {
            var (to, best) = (from + 1, documents[from]);
            for (; to < count && values[to].CompareTo(values[from]) == 0; to++)
                best = compare(documents[to], best) < 0 ? documents[to] : best;
            for (; from < to; from++)
            {
                if (documents[from] != best)
                    decisions.Remove(documents[from], rule, best);
            }
        }
    }

    /// <summary>From the best document to the worst: one goes when it is nearly the same as one that stays.</summary>
    private void NearlySame(NearDuplicates near, IReadOnlyList<string> parts, string folder, DocumentKeys keys,
        Decisions decisions, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        var sharing = near.Sharing(decisions.Stands);
        using var shingles = new ShingleFile(folder);
        var (number, next) = (0, 0);
        foreach (var document in sharing.Count > 0 ? Documents(parts, "compare", progress, cancellation) : [])
        {
            if (next < sharing.Count && near.Document(sharing[next]) == number)
            {
                shingles.Add(number, Shingles.Of(document.Title, document.Abstract));
                next++;
            }

            number++;
        }

        sharing.Sort((a, b) => keys.Compare(near.Document(a), near.Document(b)));
        foreach (var place in sharing)
        {
            cancellation.ThrowIfCancellationRequested();
            var document = near.Document(place);
            if (Nearest(near, place, keys, shingles) is { } like)
                decisions.Remove(document, CleaningRule.NearDuplicate, like.Document, like.Similarity);
            else
                near.Keep(place);
        }
    }

    /// <summary>The best document kept so far that the one at <paramref name="place"/> is nearly the same as.</summary>
    private (int Document, double Similarity)? Nearest(NearDuplicates near, int place, DocumentKeys keys, ShingleFile shingles)
    {
        var document = near.Document(place);
        var candidates = near.Candidates(place).Select(near.Document)
            .Where(other => keys.IsPatent(other) == keys.IsPatent(document)).ToList();
        candidates.Sort(keys.Compare);
        var own = candidates.Count > 0 ? shingles.Of(document) : [];
        foreach (var other in candidates)
        {
            var similarity = Shingles.Jaccard(own, shingles.Of(other));
            if (similarity >= _options.NearDuplicateThreshold)
                return (other, similarity);
        }

        return null;
    }

    private CleaningReport Write(
        IReadOnlyList<string> corpora, IReadOnlyList<string> parts, string folder, Decisions decisions,
        IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        var names = decisions.Names(Documents(parts, "name", progress, cancellation));
        var (written, rows, counts, number) = (new List<ImportedPart>(), new List<ImportedDocument>(), new RuleCounts(), 0);
        long kept = 0;
        AtomicFile.Write(Path.Combine(folder, Removed), stream => RemovedDocument.WriteCsv(stream, Taken()));
        if (rows.Count > 0 || written.Count == 0)
            Flush();
        foreach (var stale in Directory.GetFiles(folder, CorpusFolder.Pattern)
            .Where(f => written.All(w => w.Name != Path.GetFileName(f))))
            Disk.Delete(stale);
        var report = new CleaningReport
        {
            Inputs = [.. parts.Select(p => new ImportedFile($"{Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(p)))}"
                + $"/{Path.GetFileName(p)}", new FileInfo(p).Length, Sha256.OfFile(p)))],
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
        Disk.Delete(Path.Combine(folder, ".cleaning"));
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
                    yield return new RemovedDocument(document, decision.Rule, decision.Why(document),
                        decision.Kept is { } other ? names[other] : null);
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

    private static IEnumerable<ImportedDocument> Documents(IReadOnlyList<string> parts, string pass,
        IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        long done = 0;
        foreach (var document in parts.SelectMany(ParquetTable.Stream<ImportedDocument>))
        {
            if (++done % 1000 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new WorkProgress($"clean: {pass}", done, 0, "documents"));
            }

            yield return document;
        }
    }
}
