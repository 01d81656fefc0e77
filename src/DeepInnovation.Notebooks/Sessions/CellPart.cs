namespace DeepInnovation.Notebooks.Sessions;

/// <summary>A part of a cell that runs as one step.</summary>
/// <param name="Line">Its first line in the cell, counted from 1.</param>
internal abstract record CellPart(int Line);

/// <summary>C# for the compiler, padded with empty lines to keep the cell's line numbers.</summary>
internal sealed record CodePart(int Line, string Code) : CellPart(Line);

/// <summary><c>#r "file.dll"</c>.</summary>
internal sealed record AssemblyPart(int Line, string Path) : CellPart(Line);

/// <summary><c>#r "nuget: Package, Version"</c>; the version is optional.</summary>
internal sealed record PackagePart(int Line, string Package, string? Version) : CellPart(Line);

/// <summary><c>#i "nuget: source"</c>.</summary>
internal sealed record SourcePart(int Line, string Source) : CellPart(Line);

/// <summary><c>#!import file</c>.</summary>
internal sealed record ImportPart(int Line, string Path) : CellPart(Line);
