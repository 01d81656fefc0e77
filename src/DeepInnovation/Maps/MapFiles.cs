namespace DeepInnovation.Maps;

/// <summary>Where the maps stage leaves its tables in a run.</summary>
public static class MapFiles
{
    /// <summary>The stage's folder.</summary>
    public const string Folder = "10-maps";
}
