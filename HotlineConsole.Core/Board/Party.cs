using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Board;

/// <summary>One organizer's part in an order as its inbox sorts it: the organizer's own clock.</summary>
/// <param name="HasSigned">It has signed for the order (a district copy does not sign).</param>
/// <param name="HasReplied">It has given its reply.</param>
/// <param name="DueAt">Its nearest own open deadline; null when nothing is owed.</param>
public sealed record Party(OrganizerId Organizer, Part Part, bool HasSigned, bool HasReplied, DateTimeOffset? DueAt)
{
    /// <summary>By when the hotline has still to telephone it, and with the lead also to judge whether an authority is told; null: neither is owed.</summary>
    public DateTimeOffset? OwnDutyDueAt { get; init; }

    public static ImmutableArray<Party> Of(WorkOrder order)
    {
        var parties = ImmutableArray.CreateBuilder<Party>(order.Assignments.Length);
        foreach (var hold in order.Assignments)
        {
            if (hold.IsActive)
            {
                parties.Add(new(hold.Organizer, hold.Part, hold.SignedAt is not null, hold.RepliedAt is not null, Due(order, d => !d.Kind.IsOwnDuty() && d.Organizer == hold.Organizer))
                {
                    OwnDutyDueAt = Due(order, d => d.Kind.IsOwnDuty() && (d.Organizer == hold.Organizer || (d.Organizer is null && hold.Part == Part.Lead))),
                });
            }
        }

        return parties.DrainToImmutable();
    }

    public static string Write(ImmutableArray<Party> parties) => string.Join(';', parties.Select(p => string.Create(
        CultureInfo.InvariantCulture, $"{p.Organizer.Value}|{(int)p.Part}|{(p.HasSigned ? 1 : 0)}|{(p.HasReplied ? 1 : 0)}|{p.DueAt?.UtcTicks}{(p.OwnDutyDueAt is null ? "" : "|")}{p.OwnDutyDueAt?.UtcTicks}")));

    public static ImmutableArray<Party> Read(string text) => text.Length == 0 ? [] : Read(Encoding.UTF8.GetBytes(text), null);

    internal static ImmutableArray<Party> Read(ReadOnlySpan<byte> text, TextPool? organizers)
    {
        if (text.IsEmpty)
        {
            return [];
        }

        var parties = ImmutableArray.CreateBuilder<Party>(text.Count((byte)';') + 1);
        while (!text.IsEmpty)
        {
            var party = Next(ref text, ';');
            var organizer = Next(ref party, '|');
            parties.Add(new(
                new(organizers?.Of(organizer) ?? Encoding.UTF8.GetString(organizer)), (Part)int.Parse(Next(ref party, '|'), CultureInfo.InvariantCulture), Next(ref party, '|') is [(byte)'1'],
                Next(ref party, '|') is [(byte)'1'], Instant(Next(ref party, '|'))) { OwnDutyDueAt = Instant(party) });
        }

        return parties.MoveToImmutable();
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> text, char end)
    {
        var length = text.IndexOf((byte)end);
        var part = length < 0 ? text : text[..length];
        text = length < 0 ? default : text[(length + 1)..];
        return part;
    }

    private static DateTimeOffset? Instant(ReadOnlySpan<byte> ticks) =>
        ticks.IsEmpty ? null : new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);

    // The nearest open one.
    private static DateTimeOffset? Due(WorkOrder order, Func<Deadline, bool> which)
    {
        DateTimeOffset? due = null;
        foreach (var deadline in order.Deadlines)
        {
            if (deadline.IsOpen && which(deadline) && (due is null || deadline.Time.Due < due))
            {
                due = deadline.Time.Due;
            }
        }

        return due;
    }
}
