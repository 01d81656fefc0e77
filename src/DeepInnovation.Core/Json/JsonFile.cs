using System.Text.Json;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Core.Json;

/// <summary>
/// Our own files of JSON, read by the one reader (<see cref="StrictJson"/>), whose faults become an
/// <see cref="InputException"/> that names the file.
/// </summary>
public static class JsonFile
{
    /// <summary>Reads a file into an object.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is spelled.</param>
    /// <param name="problem">What to say of a file that is another: <c>this is no manifest</c>.</param>
    /// <param name="hint">What to do then.</param>
    /// <exception cref="InputException">It is no such JSON.</exception>
    public static T Read<T>(string path, JsonSerializerOptions options, string problem, string hint)
    {
        try
        {
            return StrictJson.Deserialize<T>(Disk.ReadAllBytes(path), options);
        }
        catch (JsonFaultException error)
        {
            throw Error(error, path, problem, hint);
        }
    }

    /// <summary>The error of a file: what it should be, then the fault and its place.</summary>
    /// <param name="error">The fault.</param>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="problem">What to say of it; null lets the fault speak alone.</param>
    /// <param name="hint">What to do; null takes the fault's own advice.</param>
    public static InputException Error(JsonFaultException error, string path, string? problem = null, string? hint = null) => new(
        problem is null ? error.Fault.Placed : $"{problem}: {error.Fault.Placed}", path, error.Fault.Line,
        hint: hint ?? error.Fault.Hint, inner: error);
}
