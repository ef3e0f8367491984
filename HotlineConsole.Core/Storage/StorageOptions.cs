namespace HotlineConsole.Core.Storage;

/// <summary>The databases that a store can lie in.</summary>
public enum StorageProvider
{
    /// <summary>One file beside one program.</summary>
    Sqlite,

    /// <summary>A server that several programs share.</summary>
    PostgreSql,
}

/// <summary>Where the hotline is kept. Configuration section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    public StorageProvider Provider { get; set; }

    /// <summary>Path of the SQLite file, relative to the content root unless absolute.</summary>
    public string Path { get; set; } = "data/hotline.db";

    /// <summary>Folder of the keys that claimants and events are sealed with (6.1), outside of the database; unless said, <c>keys/store</c> beside <see cref="Path"/>.</summary>
    public string? KeyFolder { get; set; }

    /// <summary>Folder of the attachments (5.2.2.2), outside of the database and of what the web server gives out; unless said, <c>attachments</c> beside <see cref="Path"/>.</summary>
    public string? AttachmentFolder { get; set; }

    /// <summary>How to reach the PostgreSQL database.</summary>
    public string? ConnectionString { get; set; }
}
