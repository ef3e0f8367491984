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
                Next(ref party, '|') is [(byte)'1'], party.IsEmpty ? null : new DateTimeOffset(long.Parse(party, CultureInfo.InvariantCulture), TimeSpan.Zero)));
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
