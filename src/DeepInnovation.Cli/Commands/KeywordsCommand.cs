using System.CommandLine;
using System.Globalization;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Core.Documents;
using DeepInnovation.Embeddings;
using DeepInnovation.Hypergraphs.Keywords;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Cli.Commands;

/// <summary>
/// <c>deepinnovation keywords</c>: extracts keywords for documents that have none and measures them against given ones.
/// </summary>
internal sealed class KeywordsCommand
{
    private Option<string> Documents { get; } = new("--documents")
    {
        Description = "Documents with the columns id, title and abstract (CSV, JSON Lines or Parquet); the file is read twice",
        Required = true,
        HelpName = "FILE",
    };
    private Option<DocumentKind> Kind { get; } =
        new("--kind") { Description = "What the rows are", DefaultValueFactory = _ => DocumentKind.Paper };
    private Option<int> Top { get; } = new("--top")
    {
        Description = "The most keywords per document",
        DefaultValueFactory = _ => new KeywordOptions().Top,
        HelpName = "N",
    };
    private Option<int> MinDocuments { get; } = new("--min-documents")
    {
        Description = "The fewest documents in which a phrase must occur",
        DefaultValueFactory = _ => new KeywordOptions().MinDocumentFrequency,
        HelpName = "N",
    };
    private Option<int> MaxWords { get; } = new("--max-words")
    {
        Description = "The most words of a phrase, 1 to 3",
        DefaultValueFactory = _ => new KeywordOptions().MaxWords,
        HelpName = "N",
    };
    private Option<double> Diversity { get; } = new("--diversity")
    {
        Description = "How much a phrase should differ from those chosen before, 0 to 1",
        DefaultValueFactory = _ => new KeywordOptions().Diversity,
        HelpName = "D",
    };
    private Option<double> Nested { get; } = new("--nested")
    {
        Description = "The share of its occurrences inside longer phrases that a phrase loses, 0 to 1; 0 gives more single words",
        DefaultValueFactory = _ => new KeywordOptions().NestedWeight,
        HelpName = "W",
    };
    private Option<string?> Encoder { get; } = new("--encoder")
    {
        Description = "Rank phrases by meaning: "
            + "a sentence encoder's folder (such as all-MiniLM-L6-v2), or a file written by embed --save-encoder",
        HelpName = "PATH",
    };
    private Option<bool> Measure { get; } = new("--measure")
    {
        Description = "Also compare with the documents' own keywords (which the extraction never sees), and with plain TF-IDF",
    };
    private Option<OnError> OnErrorOption { get; } =
        new("--on-error") { Description = "What to do with a row that cannot be used", DefaultValueFactory = _ => OnError.Fail };
    private Option<string> Out { get; } = new("--out")
    {
        Description = "The CSV file to write: id, kind, keywords (JSON list), scores (JSON list)",
        Required = true,
        HelpName = "FILE",
    };

    public static Command Create() => new KeywordsCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "keywords",
            "Finds keywords in title and abstract: "
            + "phrases of one to three words that are typical of the document and unlike each other.\n"
            + "Example: deepinnovation keywords --documents papers.csv --top 5 --out keywords.csv")
        { Documents, Kind, Top, MinDocuments, MaxWords, Diversity, Nested, Encoder, Measure, OnErrorOption, Out };
        command.SetAction((parse, cancellation) => Task.FromResult(Run(parse, cancellation)));
        return command;
    }

    private int Run(ParseResult parse, CancellationToken cancellation)
    {
        var options = new KeywordOptions
        {
            Top = parse.GetValue(Top),
            MinDocumentFrequency = parse.GetValue(MinDocuments),
            MaxWords = parse.GetValue(MaxWords),
            Diversity = parse.GetValue(Diversity),
            NestedWeight = parse.GetValue(Nested),
        };
        options.Check();
        var (to, output) = (parse.GetValue(Out)!, parse.InvocationConfiguration.Output);
        TargetFile.Demand(to, parse.GetValue(Documents));
        var source = new DocumentSource(parse.GetValue(Documents)!, parse.GetValue(Kind), parse.GetValue(OnErrorOption));
        var encoder = parse.GetValue(Encoder) is not { } path ? null : Directory.Exists(path) ? TransformerEncoder.Open(path)
            : (ISentenceEncoder)HashedEncoder.Load(path);
        using var disposable = encoder as IDisposable;
        var extractor = new KeywordExtractor(PhraseFrequencies.Count(source.Read(), options, cancellation),
            encoder is null ? null : encoder.Encode);
        long none = 0;
        KeywordTable.Write(to, extractor.ExtractAll(source.Read(), cancellation).Select(row =>
        {
            none += row.Keywords.Count == 0 ? 1 : 0;
            return row;
        }));
        var without = none == 0 ? "" : string.Create(CultureInfo.InvariantCulture,
            $"; {none:N0} have no phrase that occurs in {options.MinDocumentFrequency} documents");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{source.RowsOut - none:N0} of {source.RowsOut:N0} documents got keywords, written to {to}{without}."));
        if (source.Rejected is { Count: > 0 } rejected)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{rejected.Count:N0} rows left out, the first on line {rejected[0].Line}: {rejected[0].Reason}."));
        if (parse.GetValue(Measure))
            WriteMeasures(source, extractor, options, output, cancellation);
        return ExitCode.Success;
    }

    private static void WriteMeasures(DocumentSource source, KeywordExtractor extractor, KeywordOptions options,
        TextWriter output, CancellationToken cancellation)
    {
        var plain = KeywordOptions.PlainTfIdf with
        {
            Top = options.Top,
            MinDocumentFrequency = options.MinDocumentFrequency,
            MaxWords = options.MaxWords,
        };
        var baseline = new KeywordExtractor(PhraseFrequencies.Count(source.Read(), plain, cancellation));
        var given = source.Read().Where(d => d.Keywords.Count > 0).ToList();
        var (ours, theirs) = (extractor.ExtractAll(given, cancellation).ToList(),
            baseline.ExtractAll(given, cancellation).ToList());
        var (measures, plainMeasures) = (KeywordEvaluation.Measure(ours), KeywordEvaluation.Measure(theirs));
        var differences = KeywordEvaluation.Difference(ours, theirs);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Against the keywords of {measures[0].Documents:N0} "
            + $"documents, means and 95 % intervals over documents; in brackets plain TF-IDF and the paired difference:"));
        for (var i = 0; i < measures.Count; i++)
            output.WriteLine($"{measures[i].Name}: "
                + $"{Text(measures[i])}{(i < differences.Count ? $" ({Text(plainMeasures[i])}; {Text(differences[i])})" : "")}");
    }

    private static string Text(KeywordMeasure measure) =>
        string.Create(CultureInfo.InvariantCulture, $"{measure.Value:0.000} [{measure.Low:0.000}, {measure.High:0.000}]");
}
