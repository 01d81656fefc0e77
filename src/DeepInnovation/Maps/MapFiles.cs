namespace DeepInnovation.Maps;

/// <summary>Where the maps stage leaves its tables in a run. Each is the Parquet form of the record named.</summary>
public static class MapFiles
{
    /// <summary>The stage's folder.</summary>
    public const string Folder = "10-maps";

    /// <summary><see cref="YearlyTrend"/>: documents and AI documents by kind and year.</summary>
    public const string Trend = "trend.parquet";

    /// <summary><see cref="CountryShare"/>: documents and AI documents by kind and country.</summary>
    public const string Countries = "countries.parquet";

    /// <summary><see cref="FieldShare"/>: papers by field of research, patents by IPC section.</summary>
    public const string Fields = "fields.parquet";

    /// <summary><see cref="YearlyNovelty"/>: mean novelty by kind and year.</summary>
    public const string Novelty = "novelty-by-year.parquet";

    /// <summary><see cref="TransferLag"/>: years from a paper to its nearest patent.</summary>
    public const string Lags = "lags.parquet";

    /// <summary><see cref="CountryLeader"/>: who leads in AI papers and who in AI patents.</summary>
    public const string Leaders = "leaders.parquet";

    /// <summary><see cref="CountryFlow"/>: from the paper's country to the office of its nearest patent.</summary>
    public const string Flows = "flows.parquet";
}
