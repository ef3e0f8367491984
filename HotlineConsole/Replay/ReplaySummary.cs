using System.Text.Json;
using HotlineConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Replay;

/// <summary>What a replay came to, counted in the database that it made. Late and overdue are by the claimant's clock.</summary>
public sealed record ReplaySummary
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public required int Requests { get; init; }

    public required int Accepted { get; init; }

    public required int FedBack { get; init; }

    public required int FedBackLate { get; init; }

    /// <summary>Not fed back, and due before the end of the replay.</summary>
    public required int OpenOverdue { get; init; }

    public required int Reminders { get; init; }

    public required int SystemSupervisions { get; init; }

    public required int Rejected { get; init; }

    public double Seconds { get; init; }

    public double CommandsPerSecond { get; init; }

    public static async Task<ReplaySummary> CountAsync(HotlineStore store, DateTimeOffset end, int requests, int rejected)
    {
        await using var db = store.Read();
        return new()
        {
            Requests = requests,
            Accepted = await db.Orders.CountAsync(),
            FedBack = await db.Orders.CountAsync(o => o.FedBackAt != null),
            FedBackLate = await db.Orders.CountAsync(o => o.FedBackLate),
            OpenOverdue = await db.Orders.CountAsync(o => o.FedBackAt == null && o.FeedbackDueAt < end),
            Reminders = await db.Alerts.CountAsync(a => a.Kind == AlertKind.Reminder),
            SystemSupervisions = await db.Alerts.CountAsync(a => a.Kind == AlertKind.Supervision),
            Rejected = rejected,
        };
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
