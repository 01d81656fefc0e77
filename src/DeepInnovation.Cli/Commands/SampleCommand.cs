using System.CommandLine;
using System.Globalization;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sampling;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation sample</c>: draws a stratified, split sample from any table.</summary>
internal static class SampleCommand
{
    public static Command Create()
    {
        var from = new Option<string>("--in") { Description = "The CSV file to draw from (also .gz and .zst)", Required = true };
        var strata = new Option<string>("--strata")
        {
            Description = "The columns whose values define the strata, separated by commas",
            Required = true,
        };
        var size = new Option<int?>("--size") { Description = "Rows to draw", HelpName = "N" };
        var width = new Option<double?>("--width")
        {
            Description = "Instead of --size: as many rows as needed to estimate a share with an interval of this width, "
                + "such as 0.04 for plus or minus 2 points",
            HelpName = "W",
        };
        var confidence = new Option<double>("--confidence")
        {
            Description = "The level of that interval",
            DefaultValueFactory = _ => 0.95,
            HelpName = "C",
        };
        var variances = new Option<string?>("--variances")
        {
            Description = "For neyman: the strata's standard deviations, CSV with stratum and deviation",
            HelpName = "FILE",
        };
        var pilot = new Option<string?>("--pilot")
        {
            Description = "For neyman: a column with 0, 1 or nothing, from which the deviations are computed",
            HelpName = "COLUMN",
        };
        var weights = new Option<bool>("--weights")
        {
            Description = "Add a column weight: how many rows of its stratum a drawn row represents",
        };
        var quotas = new Option<string?>("--quotas")
        {
            Description = "Also write the wanted and reached number of rows of each stratum: CSV",
            HelpName = "FILE",
        };
        var seed =
            new Option<long>("--seed") { Description = "The same seed draws the same rows", DefaultValueFactory = _ => 42 };
        var allocation = new Option<string>("--allocation")
        {
            Description = "equal: the same number of rows from each stratum; proportional: by the strata's sizes; neyman: "
                + "by their sizes and how much their rows differ",
            DefaultValueFactory = _ => "equal",
        };
        var split = new Option<string>("--split")
        {
            Description = "Shares of train, validation and test",
            DefaultValueFactory = _ => SplitFractions.Default.ToString(),
        };
        var to = new Option<string>("--out")
        {
            Description = "The CSV file to write: all columns of the table, stratum, split",
            Required = true,
        };
        var spreadsheet = new Option<bool>("--spreadsheet")
        {
            Description = "For people who open the file in a spreadsheet: umlauts are shown correctly (a byte-order mark), "
                + "and cells that it would run as formulas get an apostrophe",
        };
        allocation.AcceptOnlyFromAmong("equal", "proportional", "neyman");
        var command = new Command(
            "sample",
            "Draws a stratified sample and splits it into train, validation and test; "
            + "rows with nearly the same title or of one family stay in one split.\n"
            + "Example: deepinnovation sample --in candidates.csv --strata rule,kept --size 1000 --seed 42 --out sample.csv")
        { from, strata, size, width, confidence, seed, allocation, variances, pilot, split, weights, quotas, spreadsheet, to };
        command.SetAction(parse => Run(
            parse.GetValue(from)!, parse.GetValue(to)!, parse.GetValue(quotas), parse.InvocationConfiguration.Output,
            parse.GetValue(strata)!,
            new SamplingPlan
            {
                Size = parse.GetValue(size) is null == parse.GetValue(width) is null
                    ? throw new InputException("give either --size or --width",
                        "Name how many rows to draw, or how precisely to estimate a share") : parse.GetValue(size),
                Width = parse.GetValue(width),
                Confidence = parse.GetValue(confidence),
                Allocation = Enum.Parse<Allocation>(parse.GetValue(allocation)!, ignoreCase: true),
                Deviations = parse.GetValue(variances) is { } file ? Deviations(file) : null,
                Pilot = parse.GetValue(pilot),
                Fractions = Fractions(parse.GetValue(split)!),
                Seed = parse.GetValue(seed),
                Weights = parse.GetValue(weights),
            },
            parse.GetValue(spreadsheet)));
        return command;
    }

    private static int Run(string from, string to, string? quotas, TextWriter output, string strata,
        SamplingPlan plan, bool spreadsheet)
    {
        TargetFile.Demand(to, from, quotas);
        TargetFile.Demand(quotas, from);
        var header = CsvFile.Header(from);
        IEnumerable<IReadOnlyList<string?>> Rows() =>
            CsvFile.Read(from).Select(row => (IReadOnlyList<string?>)[.. header.Select(column => row[column])]);
        var sample = new TableSampler(from, header).Draw(Rows,
            strata.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), plan);
        var available = sample.Cells.Sum(c => (long)c.Available);
        if (available == 0)
            throw new InputException("the file has no rows below its header", from, null, hint: "Give a file with rows");
        if (spreadsheet)
            CsvFile.WriteForSpreadsheet(to, sample.Header, sample.Rows.Select(row => row.Select(SpreadsheetText.Guard).ToList()));
        else
            CsvFile.Write(to, sample.Header, sample.Rows);
        if (quotas is not null)
            CsvFile.Write(quotas, ["stratum", "available", "wanted", "drawn", "shortfall"],
                sample.Cells.Select(c => (IReadOnlyList<string?>)[SpreadsheetText.Guard(c.Levels[0]), Text(c.Available),
                    Text(c.Wanted), Text(c.Drawn), Text(c.Shortfall)]));
        output.WriteLine(FormattableString.Invariant(
            $"{sample.Rows.Count:N0} of {available:N0} rows drawn from {sample.Cells.Count} strata, written to {to}."));
        if (plan.Size > available)
            output.WriteLine(FormattableString.Invariant(
                $"{plan.Size:N0} rows were requested; the file has {available:N0}, so all were taken."));
        else if (sample.Cells.Where(c => c.Shortfall > 0).ToList() is { Count: > 0 } shorts)
        {
            var names = shorts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Levels[0]} by {c.Shortfall:N0}"));
            output.WriteLine($"Short: {string.Join(", ", names)}; other strata made up for it.");
        }

        return ExitCode.Success;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, double> Deviations(string file)
    {
        var deviations = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var row in CsvFile.Read(file, "stratum", "deviation"))
        {
            if (!double.TryParse(row["deviation"], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value < 0)
                throw row.Error("a standard deviation is a number from 0", "deviation", "Correct the row");
            if (!deviations.TryAdd(row["stratum"]!.Trim(), value))
                throw row.Error("a stratum occurs twice", "stratum", "Keep one");
        }

        return deviations;
    }

    private static SplitFractions Fractions(string text)
    {
        var parts = text.Split(',')
            .Select(p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) ? share : double.NaN)
            .ToList();
        return parts.Count == 3
            ? new SplitFractions(parts[0], parts[1], parts[2])
            : throw new InputException("--split must be three shares", null, null, value: text,
                hint: "Give train, validation, test, for example 0.6,0.2,0.2");
    }
}
