using System.Collections.Immutable;
using System.Globalization;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Board;

/// <summary>One organizer's part in an order as its inbox sorts it: the organizer's own clock.</summary>
/// <param name="HasSigned">It has signed for the order (a district copy does not sign).</param>
/// <param name="HasReplied">It has given its reply.</param>
/// <param name="DueAt">Its nearest own open deadline; null when nothing is owed.</param>
public sealed record Party(OrganizerId Organizer, Part Part, bool HasSigned, bool HasReplied, DateTimeOffset? DueAt)
{
    public static ImmutableArray<Party> Of(WorkOrder order)
    {
        var parties = ImmutableArray.CreateBuilder<Party>(order.Assignments.Length);
        foreach (var hold in order.Assignments)
        {
            if (hold.IsActive)
            {
                parties.Add(new(hold.Organizer, hold.Part, hold.SignedAt is not null, hold.RepliedAt is not null, OwnDue(order, hold)));
            }
        }

        return parties.DrainToImmutable();
    }

    public static string Write(ImmutableArray<Party> parties) => string.Join(';', parties.Select(p => string.Create(
        CultureInfo.InvariantCulture, $"{p.Organizer.Value}|{(int)p.Part}|{(p.HasSigned ? 1 : 0)}|{(p.HasReplied ? 1 : 0)}|{p.DueAt?.UtcTicks}")));

    public static ImmutableArray<Party> Read(string text) => text.Length == 0 ? [] :
    [
        .. text.Split(';').Select(t => t.Split('|')).Select(f => new Party(
            new(f[0]), (Part)int.Parse(f[1], CultureInfo.InvariantCulture), f[2] == "1", f[3] == "1",
            f[4].Length == 0 ? null : new DateTimeOffset(long.Parse(f[4], CultureInfo.InvariantCulture), TimeSpan.Zero))),
    ];

    private static DateTimeOffset? OwnDue(WorkOrder order, Assignment hold)
    {
        DateTimeOffset? due = null;
        foreach (var deadline in order.Deadlines)
        {
            if (deadline.IsOpen && deadline.Organizer == hold.Organizer && (due is null || deadline.Time.Due < due))
            {
                due = deadline.Time.Due;
            }
        }

        return due;
    }
}
