using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.FSharp.Collections;

// OldFSharpHost load|packed|unaided DLL
// OldFSharpHost script DLL PAGE RUN
//   load     loads DLL by path, as a host that loads plug-ins does, and draws a chart
//   packed the same with DLL in a folder of packages, as the kernel loads those: its own search comes first, by name alone, and
//   swallows failures script runs the cells of a Markdown page on Roslyn scripting alone, with DLL's folder and the folder RUN
//   for those it names unaided loads Plotly.NET from DLL's folder without DLL's help: what would happen without isolation The
//   last lines say which copies of FSharp.Core and Plotly.NET are loaded, and where.
var (mode, library) = (args[0], Path.GetFullPath(args[1]));
Console.WriteLine($"host {typeof(ListModule).Assembly.GetName().Version}, {ListModule.OfSeq([1, 2, 3]).Length} elements");
switch (mode)
{
    case "load":
        Console.WriteLine(Draw(Assembly.LoadFrom(library)));
        break;
    case "packed":
        SearchPackages(Path.GetFullPath(Path.Combine(library, "..", "..", "..", "..", "..")));
        Console.WriteLine(Draw(Assembly.LoadFrom(library)));
        break;
    case "script":
        await RunCells(Path.GetDirectoryName(library)!, args[2], args[3]);
        break;
    case "unaided":
        var charts = Assembly.LoadFrom(Path.Combine(Path.GetDirectoryName(library)!, "Plotly.NET.dll"));
        Console.WriteLine(charts.GetType("Plotly.NET.GenericChart", throwOnError: true)!.GetMethod("getTraces"));
        break;
}

foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies()
    .Where(a => a.GetName().Name is "FSharp.Core" or "Plotly.NET" or "DeepInnovation.Charts" or "DeepInnovation.Interactive"))
    Console.WriteLine($"{assembly.GetName().Name} {assembly.GetName().Version} in "
        + $"{AssemblyLoadContext.GetLoadContext(assembly)!.Name ?? "a script's context"}");

static string Draw(Assembly library)
{
    // The module of the notebook's library starts that of the charts.
    RuntimeHelpers.RunModuleConstructor(library.ManifestModule.ModuleHandle);
    var charts = AppDomain.CurrentDomain.GetAssemblies().Single(a => a.GetName().Name == "DeepInnovation.Charts")
        .GetType("DeepInnovation.Charts.Charts", throwOnError: true)!;
    var series = new (string, double)[] { ("papers", 3), ("patents", 4) };
    var chart = charts.GetMethod("Bars")!.Invoke(null, ["Counts", series, "documents"])!;
    var view = chart.GetType().GetMethod("ToView")!.Invoke(chart, null)!;
    var html = (string)view.GetType().GetProperty("Html")!.GetValue(view)!;
    return $"drew {html.Contains("deepInnovationCharts", StringComparison.Ordinal)} "
        + (string)chart.GetType().GetProperty("Json")!.GetValue(chart)!;
}

static void SearchPackages(string packages)
{
    // A restore gives a kernel the assemblies of the packages' lib folders.
    var files = Directory.EnumerateFiles(packages, "*.dll", SearchOption.AllDirectories).Where(file =>
        file.Contains($"{Path.DirectorySeparatorChar}lib{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToList();
    AssemblyLoadContext.Default.Resolving += (context, name) =>
    {
        try
        {
            return files.Find(file => Path.GetFileNameWithoutExtension(file) == name.Name) is { } file
                ? context.LoadFromAssemblyPath(file) : null;
        }
        catch (FileLoadException)
        {
            // Another version of it is there already.
            return null;
        }
    };
}

static async Task RunCells(string folder, string page, string run)
{
    const string start = "```csharp\n", end = "\n```";
    var text = (await File.ReadAllTextAsync(page)).ReplaceLineEndings("\n")
        .Replace("../src/DeepInnovation.Interactive/bin/Release/net10.0", folder, StringComparison.Ordinal)
        .Replace("../runs/demo", run, StringComparison.Ordinal);
    ScriptState<object>? state = null;
    foreach (var cell in text.Split(start).Skip(1).Select(part => part[..part.IndexOf(end, StringComparison.Ordinal)]))
    {
        state = state is null
            ? await CSharpScript.RunAsync(cell,
                ScriptOptions.Default.WithImports("System", "System.Linq", "System.Collections.Generic"))
            : await state.ContinueWithAsync(cell);
        var html = state.ReturnValue.ToDisplayString("text/html");
        Console.WriteLine($"cell: {state.ReturnValue.GetType().Name}: "
            + $"{Start(state.ReturnValue.ToString()!)} | {Start(html.Split("</style>")[^1])}");
    }
}

static string Start(string text) => text[..Math.Min(text.Length, 200)].ReplaceLineEndings(" ");
