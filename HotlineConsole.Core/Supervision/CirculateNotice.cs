using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Supervision;

/// <summary>
/// 通报: the organizer that did not come in time, does not cooperate or refuses coordination is named in a circulated notice. No-show only
/// after the time has passed without an arrival; lateness only of one who arrived late.
/// </summary>
[Clause("5.3.3")]
public sealed record CirculateNotice(WorkOrderNumber Number, int Visit, NoticeGround Ground, string Text) : WorkOrderCommand(Number)
{
    public static readonly Refusal NotYet = new("notice.not-yet", "5.3.3");
    public static readonly Refusal HasArrived = new("notice.has-arrived", "5.3.3");
    public static readonly Refusal WasInTime = new("notice.was-in-time", "5.3.3");
    public static readonly Refusal Already = new("notice.already", "5.3.3");
    public static readonly Refusal NoText = new("notice.no-text", "5.3.3");

    public static Decision Decide(WorkOrder order, CirculateNotice command, Actor by, DateTimeOffset now, Rules rules) =>
        OnSite.Step(order, command.Visit, visit =>
            visit.Notice is not null ? Already
            : Unfounded(visit, command.Ground, now) is { } refusal ? refusal
            : string.IsNullOrWhiteSpace(command.Text) ? NoText.Naming([nameof(Text)])
            : new NoticeCirculated(order.Number, now, by, visit.Id, command.Ground, command.Text.Trim()));

    private static Refusal? Unfounded(SiteVisit visit, NoticeGround ground, DateTimeOffset now) => ground switch
    {
        NoticeGround.NoShow => visit.ArrivedAt is not null ? HasArrived : now <= visit.ArriveBy ? NotYet : null,
        NoticeGround.LateArrival => visit.ArrivedAt is null ? OnSite.NotArrived : visit.ArrivedAt <= visit.ArriveBy ? WasInTime : null,
        NoticeGround.Uncooperative or NoticeGround.RefusedCoordination => null,
    };
}
