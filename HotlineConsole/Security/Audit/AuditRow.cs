using HotlineConsole.Core.Standard;

namespace HotlineConsole.Security.Audit;

/// <summary>One security act (6.1). Written once, never changed: every row carries a seal over itself and the row before it.</summary>
[Clause("6.1")]
public sealed class AuditRow
{
    /// <summary>1, 2, 3 ... without gaps; not the database's to give, since a number that was given back would look like a row taken out.</summary>
    public long Sequence { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Id of who acted; empty for a stranger and for the system itself.</summary>
    public string Actor { get; set; } = "";

    public string ActorName { get; set; } = "";

    public string Role { get; set; } = "";

    /// <summary>The address that the act came from, if it came by a connection.</summary>
    public string From { get; set; } = "";

    /// <summary>The name of an <see cref="AuditAct"/>; a text, so that a row with another word in it can still be shown.</summary>
    public string Act { get; set; } = "";

    /// <summary>Whom or what it concerned.</summary>
    public string Subject { get; set; } = "";

    public string? Before { get; set; }

    public string? After { get; set; }

    /// <summary>How <see cref="Mac"/> is computed: see <see cref="AuditMac"/>.</summary>
    public string Algorithm { get; set; } = "";

    public byte[] Mac { get; set; } = [];
}
