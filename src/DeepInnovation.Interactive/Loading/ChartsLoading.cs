using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using DeepInnovation.Charts.Views;

namespace DeepInnovation.Interactive.Loading;

/// <summary>
/// Starts DeepInnovation.Charts with this library: it finds for a notebook's host what lies beside both of them.
/// </summary>
internal static class ChartsLoading
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "References are resolved before any code of this module asks for them.")]
    internal static void Start() => RuntimeHelpers.RunModuleConstructor(typeof(View).Module.ModuleHandle);
}
