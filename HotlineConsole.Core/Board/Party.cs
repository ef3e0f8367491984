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
/// <param name="Desk">Who works on it within the organizer.</param>
/// <param name="IsCalled">A whistle or a meeting waits for it, whatever else it has in the order.</param>
public sealed record Party(OrganizerId Organizer, Part Part, bool HasSigned, bool HasReplied, DateTimeOffset? DueAt, bool IsCalled = false, InnerDesk? Desk = null)
{
    /// <summary>By when the hotline has still to telephone it, and with the lead also to judge whether an authority is told; null: neither is owed.</summary>
    public DateTimeOffset? OwnDutyDueAt { get; init; }

    /// <summary>By when it must begin so that everything it owes can still end in time; null: nothing is owed, or by clocks that do not say it.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>What its inbox is sorted by: the latest safe start, or the due time where that comes first (decision 0042).</summary>
    public DateTimeOffset? StartBy => DueAt is { } due && !(StartAt < due) ? due : StartAt;

    /// <summary>How the mail of its dispatch stands; null: none.</summary>
    public MailStand? Mail { get; init; }

    /// <summary>When that mail is to be sent; null: it is sent or given up.</summary>
    public DateTimeOffset? MailDueAt { get; init; }

    private const int Replied = 1;
    private const int Called = 2;

    public static ImmutableArray<Party> Of(WorkOrder order)
    {
        var parties = ImmutableArray.CreateBuilder<Party>(order.Assignments.Length);
        foreach (var hold in order.Assignments)
        {
            if (hold.IsActive)
            {
                parties.Add(new(hold.Organizer, hold.Part, hold.SignedAt is not null, hold.RepliedAt is not null, Due(order, d => !d.Kind.IsOwnDuty() && d.Organizer == hold.Organizer), Desk: hold.Desk)
                {
                    OwnDutyDueAt = Due(order, d => d.Kind.IsOwnDuty() && (d.Organizer == hold.Organizer || (d.Organizer is null && hold.Part == Part.Lead))),
                    StartAt = Start(order, hold.Organizer, hold.Part), Mail = hold.Mail?.Stand, MailDueAt = hold.Mail?.NextAt,
                });
            }
        }

        if (order.WhistlesAsked is not null)
        {
            AddCalled(order, parties);
        }

        return parties.DrainToImmutable();
    }

    public static string Write(ImmutableArray<Party> parties) => string.Join(';', parties.Select(p => string.Create(
        CultureInfo.InvariantCulture, $"{p.Organizer.Value}|{(int)p.Part}|{(p.HasSigned ? 1 : 0)}|{(p.HasReplied ? Replied : 0) | (p.IsCalled ? Called : 0)}|{p.DueAt?.UtcTicks}{Started(p)}{Beside(p)}")));

    private static string Started(Party p) => p.StartAt is { } start ? string.Create(CultureInfo.InvariantCulture, $",{start.UtcTicks}") : "";

    // Most parties have nothing of it.
    private static string Beside(Party p) => p.OwnDutyDueAt is null && p.Desk is null && p.Mail is null ? ""
        : string.Create(CultureInfo.InvariantCulture, $"|{p.OwnDutyDueAt?.UtcTicks}{Written(p.Desk)}{(p.Mail is null ? "" : p.Desk is null ? "|||" : "|")}{(int?)p.Mail}{(p.Mail is null ? "" : "|")}{p.MailDueAt?.UtcTicks}");

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
            var part = (Part)int.Parse(Next(ref party, '|'), CultureInfo.InvariantCulture);
            var hasSigned = Next(ref party, '|') is [(byte)'1'];
            var flags = Next(ref party, '|') is [var digit] ? digit - '0' : 0;
            var start = Next(ref party, '|');
            var due = Next(ref start, ',');
            var ownDuty = Next(ref party, '|');
            var person = Next(ref party, '|');
            var desk = Next(ref party, '|');
            var mail = Next(ref party, '|');
            parties.Add(new(
                new(organizers?.Of(organizer) ?? Encoding.UTF8.GetString(organizer)), part, hasSigned, (flags & Replied) != 0, Instant(due), (flags & Called) != 0,
                desk.IsEmpty ? null : new(person.IsEmpty ? null : Plain(person), Plain(desk)))
            {
                OwnDutyDueAt = Instant(ownDuty), StartAt = Instant(start), Mail = mail.IsEmpty ? null : (MailStand)int.Parse(mail, CultureInfo.InvariantCulture), MailDueAt = Instant(party),
            });
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

    // A name may hold the signs that part one field from the next.
    private static string Written(InnerDesk? desk) => desk is null ? "" : $"|{Uri.EscapeDataString(desk.Person ?? "")}|{Uri.EscapeDataString(desk.Name)}";

    private static string Plain(ReadOnlySpan<byte> written) => Uri.UnescapeDataString(Encoding.UTF8.GetString(written));

    // Who holds the order anyway has one line in its inbox, which says that it is called, too.
    private static void AddCalled(WorkOrder order, ImmutableArray<Party>.Builder parties)
    {
        foreach (var whistle in order.Whistles)
        {
            foreach (var organizer in whistle.Calls.Select(c => c.Organizer).Where(whistle.Awaits))
            {
                var at = 0;
                while (at < parties.Count && parties[at].Organizer != organizer)
                {
                    at++;
                }

                if (at == parties.Count)
                {
                    parties.Add(new(organizer, Part.Called, HasSigned: false, HasReplied: false, null) { StartAt = Start(order, organizer, Part.Called) });
                }

                var due = whistle.DueOf(organizer);
                parties[at] = parties[at] with { IsCalled = true, DueAt = parties[at].DueAt is { } own && !(due < own) ? own : due };
            }
        }
    }

    // The earliest of its own open clocks; a lead's work has to end within the claimant's, too. A reply that is with its reader is written already.
    private static DateTimeOffset? Start(WorkOrder order, OrganizerId organizer, Part part)
    {
        DateTimeOffset? earliest = null;
        foreach (var deadline in order.Deadlines)
        {
            var isOwn = deadline.Organizer == organizer ? !deadline.Kind.IsOwnDuty() : part == Part.Lead && deadline.Kind == DeadlineKind.Feedback;
            if (deadline.IsOpen && isOwn && deadline.Time.StartBy is { } start)
            {
                start = part == Part.Lead && order.IsReplyUnderReview && deadline.Kind is DeadlineKind.Feedback or DeadlineKind.OrganizerFeedback ? deadline.Time.RemindAt : start;
                earliest = earliest < start ? earliest : start;
            }
        }

        return earliest;
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
