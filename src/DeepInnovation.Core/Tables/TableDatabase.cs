using DeepInnovation.Core.Natives;
using DuckDB.NET.Native;

namespace DeepInnovation.Core.Tables;

/// <summary>DuckDB's native library, through which all tables go: without it nothing of this library works.</summary>
public static class TableDatabase
{
    /// <summary>What it asks of a machine. Its Windows library brings its own C++ runtime.</summary>
    public static NativePart Part { get; } = new(
        "DuckDB", "reads and writes all tables", "duckdb", ["win-x64", "win-arm64", "linux-x64", "linux-arm64", "osx-x64",
            "osx-arm64"], new Version(2, 25), typeof(NativeMethods).Assembly);
}
