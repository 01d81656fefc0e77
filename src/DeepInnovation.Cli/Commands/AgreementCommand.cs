using System.CommandLine;
using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Labels;
using DeepInnovation.Labels.Quality;
using DeepInnovation.Sampling;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation agreement</c>: measures agreement between raters and lists their disagreements.</summary>
internal sealed class AgreementCommand
{
    private Option<string[]> Labels { get; } = new("--labels")
    {
        Description = "An annotator's labels, NAME=FILE or FILE: "
            + "CSV with id and label (and kind, rationale, … if present), or a run's labels.parquet; once for each annotator",
        Required = true,
        HelpName = "[NAME=]FILE",
    };
    private Option<string[]> Documents { get; } = new("--documents")
    {
        Description = "The documents' texts for the queue and fields for the strata: "
            + "a run's documents.parquet, or a file of papers or patents",
        HelpName = "FILE",
    };
    private Option<string[]> Strata { get; } = new("--strata")
    {
        Description =
            "Groups to measure separately: kind, stratum (IPC section or field), year, country, language; needs --documents",
        HelpName = "NAME",
    };
    private Option<int> Resamples { get; } =
        new("--bootstrap") { Description = "Resamples of alpha's interval", DefaultValueFactory = _ => 1000, HelpName = "N" };
    private Option<long> Seed { get; } =
        new("--seed") { Description = "The same seed gives the same bytes", DefaultValueFactory = _ => 42, HelpName = "N" };
    private Option<string?> Decisions { get; } =
        new("--decisions") { Description = "The returned queue, with decisions and reviewers filled in", HelpName = "FILE" };
    private Option<string> Out { get; } = new("--out")
    {
        Description = "The folder for agreement.csv, review.csv and, with --decisions, labels.csv",
        Required = true,
        HelpName = "FOLDER",
    };

    public static Command Create() => new AgreementCommand().Build();

    private Command Build()
    {
        Strata.AcceptOnlyFromAmong("kind", "stratum", "year", "country", "language");
        var command = new Command(
            "agreement",
            "Measures how far annotators agree (Cohen's kappa, Gwet's AC1, Krippendorff's alpha), also by group, "
            + "and writes the documents on which they disagree as a queue for a person.\n"
            + "Example: deepinnovation agreement --labels gpt=labels.csv --labels expert=manual.csv --documents "
            + "runs/mine/01-corpus/documents.parquet --strata kind --out agreement")
        { Labels, Documents, Strata, Resamples, Seed, Decisions, Out };
        Strata.AllowMultipleArgumentsPerToken = true;
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parse)
    {
        var ratings = Ratings.Of([.. parse.GetValue(Labels)!.Select(Read)]);
        var documents = (parse.GetValue(Documents) ?? []).SelectMany(Texts).DistinctBy(d => (d.Kind, d.Id))
            .ToDictionary(d => new RatedDocument(d.Kind, d.Id));
        var strata = parse.GetValue(Strata) ?? [];
        if (strata.Length > 0 && documents.Count == 0)
            throw new InputException("--strata needs the documents", "Give --documents");
        if (parse.GetValue(Resamples) is < 0 or > 1_000_000)
            throw new InputException("--bootstrap must be a number from 0 to 1,000,000", "Give one such as 1000");
        var (folder, output) = (parse.GetValue(Out)!, parse.InvocationConfiguration.Output);
        var rows = new LabelQuality(parse.GetValue(Resamples), parse.GetValue(Seed)).Measure(ratings,
            d => strata.Select(s => $"{s} {Value(s, d, documents.GetValueOrDefault(d))}"));
        LabelQuality.Write(Path.Combine(folder, "agreement.csv"), rows);
        foreach (var row in rows.Where(r => r.Stratum == "all"))
            output.WriteLine(Text(row));
        var decisions = parse.GetValue(Decisions) is { } file ? ReviewQueue.ReadDecisions(file, ratings)
            : new Dictionary<RatedDocument, ReviewDecision>();
        var open = ReviewQueue.Write(Path.Combine(folder, "review.csv"), ratings, documents, decisions.Keys.ToHashSet());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{open:N0} documents wait for a decision in {Path.Combine(folder, "review.csv")}."));
        if (parse.GetValue(Decisions) is not null)
        {
            var settled = ReviewQueue.Settle(ratings, decisions,
                DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            LabelTable.Write(Path.Combine(folder, "labels.csv"), settled);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{settled.Count:N0} labels, {decisions.Values.Count(d => d.Label is not null):N0} of them by reviewers, "
                + $"in {Path.Combine(folder, "labels.csv")}."));
        }

        return ExitCode.Success;
    }

    private (string Rater, IReadOnlyList<DocumentLabel> Labels) Read(string option)
    {
        var at = option.IndexOf('=', StringComparison.Ordinal);
        var (name, file) = at > 0 ? (option[..at], option[(at + 1)..]) : (Path.GetFileNameWithoutExtension(option), option);
        return (name, LabelTable.Read(file));
    }

    private static IEnumerable<Document> Texts(string file) => file.EndsWith(CorpusStage.Documents.Name, StringComparison.Ordinal)
        ? ParquetTable.Read<Document>(file)
        : new DocumentSource(file, Path.GetFileName(file).Contains("patent", StringComparison.OrdinalIgnoreCase)
            ? DocumentKind.Patent : DocumentKind.Paper).Read();

    private static string Value(string stratum, RatedDocument rated, Document? document) => (stratum switch
    {
        "kind" => rated.Kind.ToString().ToLowerInvariant(),
        "stratum" => document is null ? null : DocumentFrame.StratumOf(document),
        "year" => document?.Year?.ToString(CultureInfo.InvariantCulture),
        "country" => document?.Country,
        _ => document?.Language,
    }) ?? DocumentFrame.UnknownStratum;

    private static string Text(AgreementRow row)
    {
        var kappa = row.Kappa is null ? "" : string.Create(CultureInfo.InvariantCulture,
            $", kappa {row.Kappa:0.000} [{row.KappaLow:0.000}, {row.KappaHigh:0.000}], AC1 {row.Ac1:0.000}");
        return string.Create(CultureInfo.InvariantCulture,
            $"{row.Raters}: {row.Documents:N0} documents, agreement {row.Agreement:0.000}{kappa}, "
            + $"alpha {row.Alpha:0.000} [{row.AlphaLow:0.000}, {row.AlphaHigh:0.000}]{(row.Few ? " (few documents)" : "")}");
    }
}
