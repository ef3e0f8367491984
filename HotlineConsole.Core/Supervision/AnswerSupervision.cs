using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Supervision;

/// <summary>The supervised organizer answers: why, and what it does about it.</summary>
[Clause("5.3.3")]
public sealed record AnswerSupervision(WorkOrderNumber Number, OrganizerId Organizer, int Supervision, string Answer) : WorkOrderCommand(Number)
{
    public static readonly Refusal NotYours = new("supervision.not-yours", "5.3.3");
    public static readonly Refusal AlreadyAnswered = new("supervision.already-answered", "5.3.3");
    public static readonly Refusal NoAnswer = new("supervision.no-answer", "5.3.3");

    public static Decision Decide(WorkOrder order, AnswerSupervision command, Actor by, DateTimeOffset now, Rules rules) =>
        order.Supervisions.FirstOrDefault(s => s.Id == command.Supervision && s.Organizer == command.Organizer) is not { } supervision ? NotYours
        : supervision.AnsweredAt is not null ? AlreadyAnswered
        : string.IsNullOrWhiteSpace(command.Answer) ? NoAnswer.Naming([nameof(Answer)])
        : new SupervisionAnswered(order.Number, now, by, command.Supervision, command.Organizer, command.Answer.Trim());
}
