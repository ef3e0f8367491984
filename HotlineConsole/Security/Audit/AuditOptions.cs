namespace HotlineConsole.Security.Audit;

/// <summary>Configuration section <c>Audit</c>.</summary>
public sealed class AuditOptions
{
    /// <summary>
    /// Where the key and the anchor of the audit lie, relative to the content root unless absolute; by default in <c>keys</c> beside the SQLite file. Nodes on
    /// one PostgreSQL database need the same key.
    /// </summary>
    public string? Folder { get; set; }
}
