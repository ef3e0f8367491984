namespace HotlineConsole.Archive;

/// <summary>When orders go into the archive. Configuration section <c>Archive</c>.</summary>
public sealed class ArchiveOptions
{
    /// <summary>Off: nothing goes into the archive by itself, on this node.</summary>
    public bool Automatic { get; set; } = true;

    /// <summary>How long after its close (5.6.1: 及时).</summary>
    public TimeSpan After { get; set; } = TimeSpan.FromMinutes(10);
}
