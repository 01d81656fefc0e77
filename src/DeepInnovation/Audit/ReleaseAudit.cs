using DeepInnovation.Claims;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DeepInnovation.Release;

namespace DeepInnovation.Audit;

/// <summary>
/// Reads a folder with the released tables and tells what is wrong in them, with lines, and which of the paper's figures they
/// bear out. The tables of documents are read side by side, then the pairs; each result depends on the files alone.
/// </summary>
public static class ReleaseAudit
{
    /// <summary>The file by which a folder of our generator says that its release is synthetic.</summary>
    public const string SyntheticMark = "generated.json";

    /// <summary>
    /// Audits a folder. O(bytes + pairs log pairs) time; about 60 bytes a document and 16 a pair of memory. A table that is
    /// missing makes its checks not testable.
    /// </summary>
    /// <param name="folder">Where DeepDiveAI.csv, DeepPatentAI.csv and DeepCosineAI.csv lie, each plain,
    /// <c>.gz</c> or <c>.zst</c>.</param>
    /// <param name="examples">How many places are kept for a check.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it; nothing has been written then.</param>
    /// <exception cref="InputException">There is no such folder, none of the tables in it, or one of
    /// them is no CSV table.</exception>
    public static AuditReport Run(string folder, int examples = 5, IProgress<WorkProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!Directory.Exists(folder))
            throw new InputException($"there is no folder {folder}", "Name the folder with the released CSV files");
        var paperFile = Find(folder, ReleaseStage.Papers.Name);
        var patentFile = Find(folder, ReleaseStage.Patents.Name);
        var pairFile = Find(folder, ReleaseStage.Pairs.Name) ?? Find(folder, ReleaseStage.PairsWithoutYears.Name);
        if (paperFile is null && patentFile is null && pairFile is null)
        {
            throw new InputException(
                $"{folder} has none of {ReleaseStage.Papers.Name}, {ReleaseStage.Patents.Name}, "
                + $"{ReleaseStage.Pairs.Name} (also .gz or .zst)", "Name the folder with the released CSV files");
        }

        TallyBook[] books = [new(examples), new(examples), new(examples)];
        DocumentAudit? papers = paperFile is null ? null : new(AuditTable.Papers, books[0]);
        DocumentAudit? patents = patentFile is null ? null : new(AuditTable.Patents, books[1]);
        var told = new long[2];
        Side(
            () => papers?.Read(paperFile!, Documents(0), cancellation),
            () => patents?.Read(patentFile!, Documents(1), cancellation));
        PairAudit? pairs = pairFile is null ? null : new(books[2], papers, patents);
        pairs?.Read(pairFile!, progress is null ? null
            : new Told(rows => progress.Report(new WorkProgress("audit", rows, 0, "pairs"))), cancellation);

        AuditedTable[] tables =
        [
            new("papers", Path.GetFileName(paperFile), papers?.Rows ?? 0, papers?.NamedFields ?? 0),
            new("patents", Path.GetFileName(patentFile), patents?.Rows ?? 0, patents?.NamedFields ?? 0),
            new("pairs", Path.GetFileName(pairFile), pairs?.Rows ?? 0, pairs?.NamedFields ?? 0),
        ];
        var scope = File.Exists(Path.Combine(folder, SyntheticMark)) ? DataScope.Sample : DataScope.Release;
        return new AuditReport(
            scope,
            pairs is null || pairs.Pairs == 0 ? "no pairs" : pairs.OnePerPaper ? "one pair a paper" : "several pairs a paper",
            tables,
            [.. AuditChecks.All.Select(
                check => Finding(check, books[(int)check.Table], tables[(int)check.Table], papers, patents, pairs))],
            [.. Ranges(papers, patents, pairs)],
            [.. papers?.Shares() ?? [], .. patents?.Shares() ?? [], .. YearShares("papers", papers),
                .. YearShares("patents", patents)],
            Claims(scope, papers, patents, pairs));

        Told? Documents(int side) => progress is null ? null : new Told(rows =>
        {
            lock (told)
            {
                told[side] = rows;
                progress.Report(new WorkProgress("audit", told[0] + told[1], 0, "documents"));
            }
        });
    }

    /// <summary>Writes the page, the JSON and the tables of a report into a folder.</summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(AuditReport report, string folder)
    {
        ArgumentNullException.ThrowIfNull(report);
        AtomicFile.RemoveLeftovers(folder);
        ParquetTable.Write(Path.Combine(folder, AuditFiles.Findings), report.Findings);
        ParquetTable.Write(Path.Combine(folder, AuditFiles.Claims), report.Claims);
        AtomicFile.WriteText(Path.Combine(folder, AuditFiles.Json), AuditJson.Write(report));
        AtomicFile.WriteText(Path.Combine(folder, AuditFiles.Page), AuditPage.Write(report));
    }

    private sealed class Told(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }

    /// <summary>Two readers at once; the first fault, papers before patents, goes on as it is.</summary>
    private static void Side(Action papers, Action patents)
    {
        var other = Task.Run(patents);
        try
        {
            papers();
        }
        finally
        {
            ((IAsyncResult)other).AsyncWaitHandle.WaitOne();
        }

        other.GetAwaiter().GetResult();
    }

    private static string? Find(string folder, string name) => Directory.EnumerateFiles(folder)
        .Where(file => Path.GetFileName(file) is var n
            && ((string[])[name, name + ".gz", name + ".zst"]).Contains(n, StringComparer.OrdinalIgnoreCase))
        .OrderBy(file => file.Length).ThenBy(file => file, StringComparer.Ordinal).FirstOrDefault();

    private static AuditFinding Finding(AuditCheck check, TallyBook book, AuditedTable table, DocumentAudit? papers,
        DocumentAudit? patents, PairAudit? pairs)
    {
        var tally = book[check.Id];
        var reason = table.File is null ? "the table is not there" : Untestable(check.Id, table, papers, patents, pairs);
        var ofColumns = check.Id.Contains(".columns.", StringComparison.Ordinal);
        // What was found was testable: a column that stands twice is also there.
        if (tally is not null)
            reason = null;
        long? rows = check.Id == "pairs.coverage" ? papers?.Ids.Count : table.Rows;
        return new AuditFinding
        {
            Id = check.Id,
            Table = AuditChecks.Name(check.Table),
            Severity = check.Severity,
            Verdict = reason is not null ? AuditVerdict.NotTestable : tally is null ? AuditVerdict.Clean : AuditVerdict.Found,
            Count = tally?.Count ?? 0,
            Share = reason is null && !ofColumns && rows > 0 ? (double)(tally?.Count ?? 0) / rows : null,
            Problem = check.Problem,
            Expected = check.Expected,
            Tag = check.Tag,
            Reason = reason ?? "",
        }.With(tally?.Examples ?? [], table.File ?? "");
    }

    private static string? Untestable(string id, AuditedTable table, DocumentAudit? papers,
        DocumentAudit? patents, PairAudit? pairs)
    {
        if (id.Contains(".columns.", StringComparison.Ordinal))
            return null;
        if (table.Rows == 0)
            return "the table has no rows";
        var part = id.Split('.');
        if (table.Table != "pairs")
        {
            var column = part[1] == "null" ? part[2] : part[1];
            var documents = table.Table == "papers" ? papers! : patents!;
            return column == "rows" || documents.Has(column) ? null : $"there is no column {column}";
        }

        return id switch
        {
            "pairs.paper.unknown" or "pairs.coverage" when papers is null => "DeepDiveAI.csv is not there",
            "pairs.patent.unknown" when patents is null => "DeepPatentAI.csv is not there",
            "pairs.year.rule" or "pairs.year.type" when !pairs!.HasYears => "the file is of the variant without years",
            "pairs.year.rule.tables" when papers is null || patents is null => "it takes both tables of documents",
            "pairs.year.paper" when !pairs!.HasYears || papers is null => "it takes years in the pairs and DeepDiveAI.csv",
            "pairs.year.patent" when !pairs!.HasYears || patents is null => "it takes years in the pairs and DeepPatentAI.csv",
            "pairs.several" when !pairs!.OnePerPaper => "the file is of the variant with several pairs a paper",
            _ when id.StartsWith("pairs.similarity", StringComparison.Ordinal) && pairs!.Similarities == 0 =>
                "there is no similarity that can be read",
            _ => null,
        };
    }

    private static IEnumerable<AuditRange> Ranges(DocumentAudit? papers, DocumentAudit? patents, PairAudit? pairs)
    {
        foreach (var (name, documents) in ((string, DocumentAudit?)[])[("papers", papers), ("patents", patents)])
        {
            if (documents?.Years is not { Count: > 0 } years)
                continue;
            var rows = years.Values.Sum(y => y.Rows);
            yield return new AuditRange($"{name}.year", rows, years.Keys.First(),
                years.Sum(y => (double)y.Key * y.Value.Rows) / rows, years.Keys.Last());
            if (years.Values.Sum(y => y.Scored) is > 0 and var scored)
                yield return new AuditRange($"{name}.novelty", scored, documents.LowestNovelty,
                    years.Values.Sum(y => y.Novelty) / scored, documents.HighestNovelty);
        }

        if (pairs?.Similarities > 0)
            yield return new AuditRange("pairs.similarity", pairs.Similarities, pairs.Lowest,
                pairs.Sum / pairs.Similarities, pairs.Highest);
    }

    private static IEnumerable<AuditShare> YearShares(string table, DocumentAudit? documents)
    {
        double all = documents?.Years.Values.Sum(y => y.Rows) ?? 0;
        return documents?.Years.Select(y => new AuditShare($"{table}.year",
            y.Key.ToString(System.Globalization.CultureInfo.InvariantCulture), y.Value.Rows, y.Value.Rows / all)) ?? [];
    }

    private static List<LedgerRow> Claims(DataScope scope, DocumentAudit? papers, DocumentAudit? patents, PairAudit? pairs)
    {
        var book = ClaimBook.DeepInnovationAI;
        var measured = AuditMeasurements.Of(papers, patents, pairs).ToDictionary(m => m.Id, StringComparer.Ordinal);
        var evidence = new ScopeEvidence(scope, papers?.Rows ?? 0, patents?.Rows ?? 0, (long)book.Expected("papers.rows"),
            (long)book.Expected("patents.rows"));
        return Ledger.Fill(book.Claims.Where(claim => claim.Measurement is { } id && Decides(id)), measured, evidence);
    }

    /// <summary>
    /// The claims that the released files can bear out: those about rows, fields, years, pairs and the Novelty column.
    /// </summary>
    private static bool Decides(string measurement) =>
        measurement.StartsWith("corpus.", StringComparison.Ordinal)
        || measurement.StartsWith("release.", StringComparison.Ordinal)
        || measurement.StartsWith("patents.", StringComparison.Ordinal)
        || measurement.StartsWith("novelty.patents.", StringComparison.Ordinal)
        || measurement == "pairs.nearest";
}
