namespace DeepInnovation.Core.Natives;

/// <summary>An operating system as far as native libraries tell them apart.</summary>
public enum MachineSystem
{
    /// <summary>Linux, whatever its C library.</summary>
    Linux,

    /// <summary>Windows.</summary>
    Windows,

    /// <summary>macOS.</summary>
    MacOS,

    /// <summary>Any other, which no package serves.</summary>
    Other,
}
