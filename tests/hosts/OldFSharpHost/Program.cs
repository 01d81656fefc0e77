using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.FSharp.Collections;

// OldFSharpHost load|script|unaided DLL [TABLE]
//   load     loads DLL by path, as a host that loads plug-ins does, and draws a chart
//   script   runs notebook cells that reference DLL, on Roslyn scripting alone; TABLE is a Parquet file to show
//   unaided  loads Plotly.NET from DLL's folder without DLL's help: what would happen without isolation
// The last lines say which copies of FSharp.Core and Plotly.NET are loaded, and where.
var (mode, library) = (args[0], Path.GetFullPath(args[1]));
Console.WriteLine($"host {typeof(ListModule).Assembly.GetName().Version}, {ListModule.OfSeq([1, 2, 3]).Length} elements");
switch (mode)
{
    case "load":
        Console.WriteLine(Draw(Assembly.LoadFrom(library)));
        break;
    case "script":
        await RunCells(library, args.Length > 2 ? args[2] : null);
        break;
    case "unaided":
        var charts = Assembly.LoadFrom(Path.Combine(Path.GetDirectoryName(library)!, "Plotly.NET.dll"));
        Console.WriteLine(charts.GetType("Plotly.NET.GenericChart", throwOnError: true)!.GetMethod("getTraces"));
        break;
}

foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Where(a => a.GetName().Name is "FSharp.Core" or "Plotly.NET" or "DeepInnovation.Interactive" or "DeepInnovation" or "Microsoft.DotNet.Interactive.Formatting" or "Microsoft.Data.Analysis"))
    Console.WriteLine($"{assembly.GetName().Name} {assembly.GetName().Version} in {AssemblyLoadContext.GetLoadContext(assembly)!.Name ?? "a script's context"}");

static string Draw(Assembly library)
{
    var charts = library.GetType("DeepInnovation.Interactive.Charts", throwOnError: true)!;
    var series = new (string, double)[] { ("papers", 3), ("patents", 4) };
    var chart = charts.GetMethod("Bars")!.Invoke(null, ["Counts", series, "documents"])!;
    var view = chart.GetType().GetMethod("Show")!.Invoke(chart, null)!;
    return $"drew {((string)view.GetType().GetProperty("Html")!.GetValue(view)!).Contains("deepInnovationCharts", StringComparison.Ordinal)} "
        + (string)chart.GetType().GetProperty("Json")!.GetValue(chart)!;
}

static async Task RunCells(string library, string? table)
{
    string[] cells =
    [
        $"#r \"{library}\"\nusing DeepInnovation.Interactive;\nNotebook.Setup()",
        "var chart = Charts.Trend(\"Documents\", [new Series(\"papers\", [2019, 2020], [3, 4])], \"documents\");\nchart",
        "using Microsoft.DotNet.Interactive.Formatting;\nchart.ToDisplayString(\"text/html\")",
        $"#r \"{Path.Combine(Path.GetDirectoryName(library)!, "DeepInnovation.dll")}\"\nusing DeepInnovation.Corpus;\nnew Document {{ Id = \"p1\", Title = \"A title\" }}.Show()",
        table is null ? "1" : $"TableView.Of(@\"{table}\").Show()",
        table is null ? "1" : $"using DeepInnovation.Runs;\nvar frame = new RunFolder(@\"{Path.GetDirectoryName(table)}\").Table(\"{Path.GetFileName(table)}\");\nframe.Rows.Count",
        table is null ? "1" : "frame.ToDisplayString(\"text/plain\")",
    ];
    ScriptState<object>? state = null;
    foreach (var cell in cells)
    {
        state = state is null ? await CSharpScript.RunAsync(cell, ScriptOptions.Default.WithImports("System", "System.Linq", "System.Collections.Generic"))
            : await state.ContinueWithAsync(cell);
        var text = state.ReturnValue?.ToString() ?? "null";
        Console.WriteLine($"cell: {state.ReturnValue?.GetType().Name}: {text[..Math.Min(text.Length, 300)].ReplaceLineEndings(" ")}");
    }
}
