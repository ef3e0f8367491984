using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Dispatch;

/// <summary>
/// What came of an attempt to send the mail of a dispatch. Without <paramref name="Error"/> the server took it. An error is tried again, later each time;
/// a refusal by the server for good, or a day without success, gives the mail up: then a person has to telephone.
/// </summary>
/// <param name="Round">Of the dispatch: what was returned and dispatched again is another mail.</param>
/// <param name="Attempt">The how manieth it was, counted from 1.</param>
/// <param name="Refused">The server will not take it, however often it is asked.</param>
[Clause("5.3.2.1.2")]
public sealed record RecordMail(WorkOrderNumber Number, OrganizerId Organizer, int Round, int Attempt, string Address, string? Error, bool Refused) : WorkOrderCommand(Number)
{
    public static readonly Refusal NothingToSend = new("mail.nothing-to-send", "5.3.2.1.2");

    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public static Decision Decide(WorkOrder order, RecordMail command, Actor by, DateTimeOffset now, Rules rules) =>
        order.MailTo(command.Organizer, command.Round) is not { NextAt: not null } mail || command.Attempt != mail.Attempts + 1 ? NothingToSend.Because(order, rules)
        : command.Error is not { } error ? new MailSent(order.Number, now, by, command.Organizer, command.Round, command.Attempt, command.Address)
        : command.Refused || now - mail.QueuedAt >= GiveUpAfter
            ? new MailFailed(order.Number, now, by, command.Organizer, command.Round, command.Attempt, command.Address, error, null, CallInstead(order, command.Organizer, command.Round, now, rules))
        : new MailFailed(order.Number, now, by, command.Organizer, command.Round, command.Attempt, command.Address, error, now + WaitAfter(command.Attempt), null);

    /// <summary>1, 2, 4, 8, 16, 32 minutes, then every hour.</summary>
    public static TimeSpan WaitAfter(int attempt) => attempt > 6 ? LongestWait : TimeSpan.FromMinutes(1 << (attempt - 1));

    // Unless the organizer is to be telephoned already; a district that only gets a copy is not waited for.
    internal static Deadline? CallInstead(WorkOrder order, OrganizerId organizer, int round, DateTimeOffset now, Rules rules) =>
        order.HeldBy(organizer) is null || order.OpenDeadline(DeadlineKind.OrganizerCall, organizer) is not null ? null
        : UrgentDuties.CallOf(organizer, round, UrgentDuties.CallTime(now, rules.Book)) is var call && order.DeadlineOf(call.Key) is null ? call
        : call with { Key = call.Key + ":mail" };
}

/// <summary>A mail that was sent came back as undeliverable; the dispatcher who reads it there says so here.</summary>
[Clause("5.3.2.1.2")]
public sealed record MarkBounced(WorkOrderNumber Number, OrganizerId Organizer) : WorkOrderCommand(Number)
{
    public static readonly Refusal NotSent = new("mail.not-sent", "5.3.2.1.2");

    public static Decision Decide(WorkOrder order, MarkBounced command, Actor by, DateTimeOffset now, Rules rules) =>
        order.IsSettled || order.Assignments.LastOrDefault(a => a.Organizer == command.Organizer && a.IsActive) is not { Mail: { Stand: MailStand.Sent } mail } hold ? NotSent.Because(order, rules)
        : new MailFailed(order.Number, now, by, command.Organizer, hold.Round, mail.Attempts, mail.Address ?? "", null, null,
            RecordMail.CallInstead(order, command.Organizer, hold.Round, now, rules));
}
