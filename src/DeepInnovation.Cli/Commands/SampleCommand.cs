using System.CommandLine;
using System.Globalization;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;

namespace DeepInnovation.Cli.Commands;

/// <summary>A stratified, split sample of any table.</summary>
internal static class SampleCommand
{
    public static Command Create()
    {
        var from = new Option<string>("--in") { Description = "The CSV file to draw from (also .gz and .zst)", Required = true };
        var strata = new Option<string>("--strata")
        {
            Description = "The columns whose values make the strata, separated by commas",
            Required = true,
        };
        var size = new Option<int>("--size") { Description = "Rows to draw", Required = true };
        var seed = new Option<long>("--seed") { Description = "The same seed draws the same rows", DefaultValueFactory = _ => 42 };
        var allocation = new Option<string>("--allocation")
        {
            Description = "equal: as many rows from each stratum; proportional: by the strata's sizes",
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
        var spreadsheet = new Option<bool>("--spreadsheet") { Description = "For people who open the file in a spreadsheet: cells that it would run as formulas get an apostrophe" };
        allocation.AcceptOnlyFromAmong("equal", "proportional");
        var command = new Command(
            "sample",
            "Draws a stratified sample and splits it into train, validation and test; "
            + "rows of nearly one title or of one family share a side.\n"
            + "Example: deepinnovation sample --in candidates.csv --strata rule,kept --size 1000 --seed 42 --out sample.csv")
        { from, strata, size, seed, allocation, split, spreadsheet, to };
        command.SetAction(parse => Run(
            parse.GetValue(from)!, parse.GetValue(to)!, parse.InvocationConfiguration.Output,
            (sampler, rows) => sampler.Draw(
                rows, parse.GetValue(strata)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                parse.GetValue(size), parse.GetValue(seed), Enum.Parse<Allocation>(parse.GetValue(allocation)!, ignoreCase: true), Fractions(parse.GetValue(split)!)),
            parse.GetValue(size), parse.GetValue(spreadsheet)));
        return command;
    }

    private static int Run(
        string from, string to, TextWriter output, Func<TableSampler, IReadOnlyList<IReadOnlyList<string?>>, TableSample> draw, int size, bool spreadsheet)
    {
        var table = CsvFile.Read(from).ToList();
        if (table.Count == 0)
            throw new InputException("the file has no rows below its header", from, null, mend: "Give a file with rows");
        var header = table[0].Columns;
        var sample = draw(new TableSampler(from, header), [.. table.Select(row => header.Select(column => row[column]).ToList())]);
        CsvFile.Write(to, sample.Header, spreadsheet ? sample.Rows.Select(row => row.Select(SpreadsheetText.Guard).ToList()) : sample.Rows);
        output.WriteLine($"{sample.Rows.Count:N0} of {table.Count:N0} rows drawn from {sample.Cells.Count} strata, written to {to}.");
        if (table.Count < size)
            output.WriteLine($"{size:N0} rows were asked for; the file has {table.Count:N0}, so all were taken.");
        else if (sample.Cells.Where(c => c.Shortfall > 0).ToList() is { Count: > 0 } shorts)
        {
            var names = shorts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Levels[0]} by {c.Shortfall:N0}"));
            output.WriteLine($"Short: {string.Join(", ", names)}; other strata made up for it.");
        }

        return ExitCode.Success;
    }

    private static SplitFractions Fractions(string text)
    {
        var parts = text.Split(',')
            .Select(p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) ? share : double.NaN).ToList();
        return parts.Count == 3
            ? new SplitFractions(parts[0], parts[1], parts[2])
            : throw new InputException("--split has to be three shares", null, null, value: text, mend: "Give train, validation, test, for example 0.6,0.2,0.2");
    }
}
