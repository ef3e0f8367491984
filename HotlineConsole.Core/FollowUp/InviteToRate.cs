using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.FollowUp;

/// <summary>推送评价: a claimant who asks for it gets a link to the rating page. Complaints by the network platform are invited by themselves once closed.</summary>
[Clause("5.5.2"), Clause("5.5.4")]
public sealed record InviteToRate(WorkOrderNumber Number) : WorkOrderCommand(Number)
{
    public static readonly Refusal Already = new("invite.already", "5.5.4");
    public static readonly Refusal NoContact = new("invite.no-contact", "5.5.2");

    public static Decision Decide(WorkOrder order, InviteToRate command, Actor by, DateTimeOffset now, Rules rules) =>
        FollowUpRules.Refuse(order, rules, byHimself: true) is { } refusal ? refusal
        : order.Complaint.Claimant is { Sealed: null, Phone: null, ContactPhone: null } ? NoContact
        : order.InvitedAt is not null && !(now > order.FollowUp!.AnswerBy) ? Already
        : new RatingInvited(order.Number, now, by, order.Handling);
}

/// <summary>A gateway has brought the invitation to the claimant; from then on it counts for as long as the policy says.</summary>
[Clause("5.5.4")]
public sealed record ConfirmInvitation(WorkOrderNumber Number) : WorkOrderCommand(Number)
{
    public static readonly Refusal NothingToSend = new("invite.nothing-to-send", "5.5.4");

    public static Decision Decide(WorkOrder order, ConfirmInvitation command, Actor by, DateTimeOffset now, Rules rules) =>
        order.InvitationAt is null ? NothingToSend
        : new InvitationSent(order.Number, now, by, order.Handling, now + rules.Book.Policy.FollowUp.InvitationLasts);
}
