using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using DeepInnovation.Candidates;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Benchmarks.Candidates;

/// <summary>
/// Times the whole filter (IPC, then keywords) and the keyword search alone against the peers on one file of documents,
/// checks every single verdict against them, and prints the ratios. Medians of several rounds, the peers in turn in each.
/// </summary>
internal static class FilterComparison
{
    private const int Rounds = 7;

    public static int Run(string folder)
    {
        var documents = FilterInput.Read(folder);
        var texts = documents.Select(RegexFilter.Text).ToArray();
        var megabytes = texts.Sum(t => (double)t.Length) / 1e6;
        var pandas = File.ReadAllLines(Path.Combine(folder, "pandas-seconds.txt"))
            .Select(l => double.Parse(l, CultureInfo.InvariantCulture)).ToArray();
        var (regex, searchValues) = (new RegexFilter(), new SearchValuesFilter());
        var kept = new Verdict[documents.Length];
        var noIpc = Array.Empty<string>();
        var twoThreads = new ParallelOptions { MaxDegreeOfParallelism = 2 };

        var ways = new (string Name, Action Run)[]
        {
            ("ours, whole filter, 1 thread", () => JudgeAll(documents, kept)),
            ("ours, whole filter, 2 threads",
                () => Parallel.For(0, documents.Length, twoThreads, i => kept[i] = RuleSet.Faithful.Judge(documents[i]))),
            ("ours, keywords only, 1 thread",
                () => Count(documents, d => RuleSet.Faithful.Judge(noIpc, d.Title, d.Abstract).Kept)),
            (".NET compiled Regex, keywords only, 1 thread", () => Count(texts, regex.IsMatch)),
            (".NET SearchValues<string>, keywords only, 1 thread", () => Count(texts, t => searchValues.IsMatch(t))),
        };
        var seconds = ways.Select(_ => new List<double>()).ToArray();
        for (var round = -2; round < Rounds; round++)
        {
            for (var way = 0; way < ways.Length; way++)
            {
                var clock = Stopwatch.GetTimestamp();
                ways[way].Run();
                if (round >= 0)
                    seconds[way].Add(Stopwatch.GetElapsedTime(clock).TotalSeconds);
            }
        }

        JudgeAll(documents, kept);
        var differ = Differences(folder, documents, kept) + DifferencesFromRegex(documents, texts, regex);
        Console.WriteLine($"documents {documents.Length:N0}, {megabytes:N1} million characters, "
            + $"kept {kept.Count(v => v.Kept):N0}, {RuntimeInformation.FrameworkDescription}");
        var median = seconds.Select(Median).ToArray();
        Console.WriteLine("| way | seconds (median) | documents/s | million characters/s |\n|---|---|---|---|");
        Line("pandas, row by row, re of one alternation", Median(pandas));
        for (var way = 0; way < ways.Length; way++)
            Line(ways[way].Name, median[way]);
        Console.WriteLine();
        Console.WriteLine($"- whole filter against pandas, 1 thread: {Median(pandas) / median[0]:F0} times; 2 threads: "
            + $"{Median(pandas) / median[1]:F0} times");
        Console.WriteLine($"- keywords against .NET compiled Regex, 1 thread: {median[3] / median[2]:F1} times; "
            + $"against SearchValues<string>: {median[4] / median[2]:F1} times");
        Console.WriteLine($"- verdicts that differ from pandas or from Regex: {differ}");
        return differ == 0 ? 0 : 1;

        void Line(string name, double time) =>
            Console.WriteLine($"| {name} | {time:F4} | {documents.Length / time:N0} | {megabytes / time:N1} |");
    }

    private static void JudgeAll(Document[] documents, Verdict[] kept)
    {
        var rules = RuleSet.Faithful;
        for (var i = 0; i < documents.Length; i++)
            kept[i] = rules.Judge(documents[i]);
    }

    private static int Count<T>(T[] items, Func<T, bool> isKept)
    {
        var count = 0;
        foreach (var item in items)
        {
            if (isKept(item))
                count++;
        }

        return count;
    }

    private static int Differences(string folder, Document[] documents, Verdict[] kept)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, "pandas-verdicts.txt"));
        var differ = 0;
        for (var i = 0; i < documents.Length; i++)
        {
            if (lines[i] != $"{kept[i].Rule}\t{kept[i].Match.ToLowerInvariant()}")
                Console.Error.WriteLine($"{documents[i].Id}: pandas {lines[i]}, ours {kept[i]} ({++differ})");
        }

        return differ + Math.Abs(lines.Length - documents.Length);
    }

    /// <summary>Where a keyword decides, Regex must find it in the same text; where none does, Regex must find none.</summary>
    private static int DifferencesFromRegex(Document[] documents, string[] texts, RegexFilter regex)
    {
        var differ = 0;
        for (var i = 0; i < documents.Length; i++)
        {
            var ours = RuleSet.Faithful.Judge([], documents[i].Title, documents[i].Abstract);
            if (!string.Equals(regex.Find(texts[i]), ours.Match, StringComparison.OrdinalIgnoreCase))
                Console.Error.WriteLine($"{documents[i].Id}: Regex {regex.Find(texts[i])}, ours {ours} ({++differ})");
        }

        return differ;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
