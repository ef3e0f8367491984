namespace HotlineConsole.Core.Storage;

/// <summary>Where the hotline is kept. Configuration section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>Path of the SQLite file, relative to the content root unless absolute.</summary>
    public string Path { get; set; } = "data/hotline.db";
}
