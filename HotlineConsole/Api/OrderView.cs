using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Api;

/// <summary>A work order as the caller may see it: the claimant masked by <see cref="Masking"/>, each deadline with why it is when it is.</summary>
internal sealed record OrderView(
    WorkOrderNumber Number, int Version, WorkOrderStatus Status, ResponseTier Tier, DateTimeOffset AcceptedAt, DateTimeOffset? FirstDispatchedAt,
    DateTimeOffset? FedBackAt, DateTimeOffset? ClosedAt, LastChange LastChange)
{
    public required PublicComplaint Complaint { get; init; }

    /// <summary>How much of the claimant is shown.</summary>
    public required Disclosure Disclosure { get; init; }

    public required IReadOnlyList<DeadlineView> Deadlines { get; init; }

    public required ImmutableArray<Assignment> Assignments { get; init; }

    public required ImmutableArray<SystemSupervision> Supervisions { get; init; }

    public required ImmutableArray<SiteVisit> Visits { get; init; }

    public required ImmutableArray<Whistle> Whistles { get; init; }

    public Extension? Extension { get; init; }

    public Reply? Reply { get; init; }

    public string? Opinion { get; init; }

    public string? DirectAnswer { get; init; }

    public string? DatabaseEntry { get; init; }

    public int Returns { get; init; }

    public int Reminders { get; init; }

    public static OrderView Of(WorkOrder order, Actor by, ClaimantSeal seal, DateTimeOffset now)
    {
        var seen = Masking.View(order, by, seal, now);
        var claimant = order.Complaint.Claimant with { Name = seen.Name, Phone = seen.Phone, ContactPhone = seen.ContactPhone, Address = seen.Address, Sealed = null };
        return new(
            order.Number, order.Version, order.Status, order.Tier, order.AcceptedAt, order.FirstDispatchedAt, order.FedBackAt, order.ClosedAt, order.LastChange)
        {
            Complaint = Masking.Shown(order, seen, seal).Complaint with { Claimant = claimant },
            Disclosure = seen.Disclosure,
            Deadlines = [.. order.Deadlines.Select(deadline => DeadlineView.Of(deadline, now))],
            Assignments = order.Assignments, Supervisions = order.Supervisions, Visits = order.Visits, Whistles = order.Whistles, Extension = order.Extension, Reply = order.Reply,
            Opinion = order.Opinion, DirectAnswer = order.DirectAnswer, DatabaseEntry = order.DatabaseEntry, Returns = order.Returns, Reminders = order.Reminders,
        };
    }
}

/// <summary>A deadline with its derivation; <paramref name="Explanation"/> says it in sentences, in the caller's language.</summary>
internal sealed record DeadlineView(
    string Key, DeadlineKind Kind, OrganizerId? Organizer, DateTimeOffset Start, DateTimeOffset RemindAt, DateTimeOffset Due, DateTimeOffset? MetAt,
    DateTimeOffset? VoidedAt, DateTimeOffset? RemindedAt, DateTimeOffset? SupervisedAt, bool Overdue, string Edition, string Clause, Limit Limit,
    IReadOnlyList<string> Explanation)
{
    public static DeadlineView Of(Deadline deadline, DateTimeOffset now)
    {
        var (time, why) = (deadline.Time, deadline.Time.Why);
        return new(
            deadline.Key, deadline.Kind, deadline.Organizer, time.Start, time.RemindAt, time.Due, deadline.MetAt, deadline.VoidedAt, deadline.RemindedAt,
            deadline.SupervisedAt, deadline.IsOpen ? time.IsOverdue(now) : deadline.MetLate, why.Edition, why.Clause, why.Limit, why.Explain());
    }
}

/// <summary>One event of an order: what, when, by whom, and its facts without the claimant.</summary>
internal sealed record HistoryEntry(long Sequence, int Version, string Event, string Title, DateTimeOffset At, string By, Role Role, JsonObject Facts)
{
    // Said beside the facts, or (the complaint) given by the order itself, masked.
    private static readonly string[] SaidElsewhere = ["number", "at", "by", "complaint"];

    public static HistoryEntry Of(HistoryLine line, JsonSerializerOptions json)
    {
        var (happened, kind) = (line.Event, line.Event.GetType());
        var facts = JsonSerializer.SerializeToNode(happened, kind, json)!.AsObject();
        foreach (var name in SaidElsewhere)
        {
            facts.Remove(name);
        }

        return new(line.Sequence, line.Version, kind.Name, Words.Of($"event.{kind.Name}"), happened.At, happened.By.Name, happened.By.Role, facts);
    }
}
