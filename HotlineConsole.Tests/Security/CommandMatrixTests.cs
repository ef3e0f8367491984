using HotlineConsole.Core;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.FollowUp;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Xunit.Abstractions;

namespace HotlineConsole.Tests.Security;

/// <summary>
/// 6.1.2 for every command at the one door: each is given by every role, of the organizer that holds the order, of another and of another district, to an
/// order in every state, confidential or not, in its own name or another's, with its optional parts and without. Who may is said below by hand, from the
/// roles' descriptions; the door has to refuse everybody else as not allowed, or as an order that he is not told of, whatever the state.
/// </summary>
[Clause("6.1.2")]
public sealed class CommandMatrixTests(ITestOutputHelper output)
{
    internal static readonly DateTimeOffset Now = Samples.Monday.AddMinutes(30);
    private static readonly OrganizerId Held = Samples.Street;
    private static readonly Claimant Known = new("诉求人甲", "13900001234");

    /// <summary>Commands in an organizer's name; the others are the hotline's.</summary>
    private static readonly Dictionary<Type, string> May = new()
    {
        [typeof(AnswerDirectly)] = "attendant", [typeof(LeadElsewhere)] = "attendant", [typeof(DispatchOrder)] = "dispatcher", [typeof(SignFor)] = "organizer",
        [typeof(LogContact)] = "organizer", [typeof(ReportProgress)] = "organizer", [typeof(ReturnOrder)] = "organizer", [typeof(RequestExtension)] = "organizer",
        [typeof(DecideExtension)] = "supervisor", [typeof(SubmitReply)] = "organizer", [typeof(ReviewReply)] = "leader", [typeof(Remind)] = "supervisor",
        [typeof(SuperviseBySystem)] = "supervisor", [typeof(AnswerSupervision)] = "organizer", [typeof(AcknowledgeSupervision)] = "supervisor",
        [typeof(OrderOnSite)] = "supervisor", [typeof(RecordArrival)] = "supervisor", [typeof(RecordSiteFacts)] = "supervisor", [typeof(DivideDuty)] = "supervisor",
        [typeof(CirculateNotice)] = "supervisor", [typeof(CloseOrder)] = "supervisor dispatcher", [typeof(UnmaskClaimant)] = "attendant dispatcher supervisor follow-up",
        [typeof(DecideUnmasking)] = "supervisor", [typeof(Adjudicate)] = "supervisor", [typeof(LogOrganizerCall)] = "dispatcher", [typeof(JudgeNotice)] = "dispatcher",
        [typeof(ReportUrgent)] = "attendant", [typeof(AcknowledgeUrgent)] = "supervisor",
        [typeof(LinkToMain)] = "attendant dispatcher",
        [typeof(ReviewUnreasonable)] = "supervisor", [typeof(BlowWhistle)] = "organizer", [typeof(AssignWithin)] = "organizer", [typeof(ReportToWhistle)] = "organizer", [typeof(SplitWhistle)] = "organizer",
        [typeof(JudgeWhistleTask)] = "organizer", [typeof(CloseWhistle)] = "organizer",
        [typeof(AddAttachment)] = "attendant dispatcher supervisor keeper organizer", [typeof(RemoveAttachment)] = "attendant dispatcher supervisor organizer",
        [typeof(StartFollowUp)] = "follow-up", [typeof(RecordFollowUpCall)] = "follow-up", [typeof(AnswerFollowUp)] = "follow-up",
        [typeof(InviteToRate)] = "attendant follow-up", [typeof(ConfirmInvitation)] = "gateway", [typeof(AnswerByMessage)] = "gateway", [typeof(ReopenOrder)] = "supervisor follow-up",
        [typeof(RecordMail)] = "nobody", [typeof(MarkBounced)] = "dispatcher",
        [typeof(ArchiveOrder)] = "keeper", [typeof(ProposeRemoval)] = "keeper", [typeof(DecideRemoval)] = "supervisor keeper",
    };

    // They name no organizer: whoever gives them gives them in his own name.
    private static readonly Type[] InNamesOwn = [typeof(AddAttachment), typeof(RemoveAttachment)];

    private static readonly (string Name, Actor By)[] Actors =
    [
        ("attendant", Samples.Attendant), ("dispatcher", Samples.Dispatcher), ("supervisor", Samples.Supervisor), ("own staff", Samples.StaffOf(Held)),
        ("own leader", Samples.LeaderOf(Held)), ("own district", Samples.StaffOf(Samples.Chaoyang)), ("other organizer", Samples.StaffOf(Samples.Water)),
        ("other district", Samples.LeaderOf(Samples.Haidian)), ("staff of none", new("u-none", "无单位", Role.OrganizerStaff)), ("administrator", Samples.Administrator),
        ("security administrator", Samples.SecurityAdministrator), ("auditor", Samples.Auditor), ("wall", Samples.Wall), ("follow-up", Samples.FollowUp), ("keeper", Samples.Keeper), ("gateway", Samples.Gateway),
        ("claimant", Samples.Claimant),
    ];

    [Fact]
    public void EveryCommand_ByEverybody_InEveryStateAndForm_IsRefusedUnlessItIsHis()
    {
        var commands = typeof(WorkOrderCommand).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(WorkOrderCommand)) && !t.IsAbstract).ToList();
        Assert.Equal(commands.Select(t => t.Name).Order(), May.Keys.Select(t => t.Name).Order());
        var (cells, done, wrong) = (0, 0, new List<string>());
        foreach (var (state, order) in Orders())
        {
            foreach (var (name, by) in Actors)
            {
                foreach (var command in Forms(by))
                {
                    cells++;
                    var decision = Door.Decide(order, command, by, Now, Samples.Rules);
                    var closed = decision.Refusal is { } refusal && (Capabilities.IsOf(refusal) || refusal == Door.NoSuchOrder);
                    done += decision.Refusal is null ? 1 : 0;
                    if (closed == IsHis(name, by, command, order))
                    {
                        wrong.Add($"{command} by {name}, {state}: {decision.Refusal?.Code ?? "done"}");
                    }
                }
            }
        }

        output.WriteLine($"{commands.Count} commands, {Actors.Length} actors, {cells} cells, {done} of them done, {wrong.Count} differ.");
        Assert.Equal([], wrong);
        Assert.True(cells > 10_000 && done > 100, $"{cells} cells, {done} done");
    }

    // An organizer's people: in its own name, and only to an order that it has or had.
    private static bool IsHis(string name, Actor by, WorkOrderCommand command, WorkOrder? order)
    {
        var may = May[command.GetType()].Split(' ');
        if (may.Contains(name))
        {
            return order is not null && (name != "keeper" || order.IsOver);
        }

        if (InNamesOwn.Contains(command.GetType()))
        {
            return by.Role is Role.OrganizerStaff or Role.OrganizerLeader && by.Organizer is { } his && order is not null && order.Concerns(his)
                && (command is not RemoveAttachment remove || order.Attachments.All(a => a.Id != remove.Attachment || a.Organizer == his));
        }

        var isOrganizers = may is ["organizer"] ? by.Role is Role.OrganizerStaff or Role.OrganizerLeader : may is ["leader"] && by.Role == Role.OrganizerLeader;
        return isOrganizers && by.Organizer is { } own && InNameOf(command) == own && order is not null && order.Concerns(own);
    }

    private static OrganizerId? InNameOf(WorkOrderCommand command) => (OrganizerId?)command.GetType().GetProperty("Organizer")?.GetValue(command);

    internal static IEnumerable<(string State, WorkOrder? Order)> Orders()
    {
        yield return ("no such order", null);
        foreach (var claimant in (Claimant[])[Known, Known with { Confidential = true }])
        {
            var kind = claimant.Confidential ? " confidential" : "";
            var accepted = Given.Accepted(Samples.Complaint() with { Claimant = claimant });
            var dispatched = accepted.Dispatched(Samples.Monday, Held);
            var signed = dispatched.SignedFor(Samples.Monday.AddMinutes(1), Held);
            var supervised = signed.And(Samples.Monday.AddMinutes(2), Samples.Supervisor, new SuperviseBySystem(Samples.Number, null, "临期"))
                .And(Samples.Monday.AddMinutes(3), Samples.Supervisor, new OrderOnSite(Samples.Number, Held, Now.AddHours(3), "多次反映"))
                .And(Samples.Monday.AddMinutes(4), Samples.StaffOf(Held), new RequestExtension(Samples.Number, Held, "需要施工"))
                .And(Samples.Monday.AddMinutes(5), Samples.Dispatcher, new UnmaskClaimant(Samples.Number, "核对地址"));
            var fed = signed.Replied(Samples.Monday.AddMinutes(5), Held);
            var blown = signed.And(Samples.Monday.AddMinutes(2), Samples.StaffOf(Held), new BlowWhistle(Samples.Number, Held, WhistleKind.Whistle, [Samples.Water], "路口", Now.AddHours(1), "路面塌陷"));
            yield return ("whistle blown" + kind, blown.Order);
            yield return ("called unreasonable" + kind, signed.And(Samples.Monday.AddMinutes(2), Samples.StaffOf(Held), new SubmitReply(Samples.Number, Held, Samples.Reply(HandlingOutcome.Unreasonable))).Order);
            yield return ("accepted" + kind, accepted.Order);
            yield return ("dispatched" + kind, dispatched.Order);
            yield return ("signed for" + kind, signed.Order);
            yield return ("returned" + kind, signed.Returned(Samples.Monday.AddMinutes(2), Held).Order);
            yield return ("waits for adjudication" + kind, signed.Returned(Samples.Monday.AddMinutes(2), Held).Dispatched(Samples.Monday.AddMinutes(3), Samples.Municipal)
                .SignedFor(Samples.Monday.AddMinutes(4), Samples.Municipal).Returned(Samples.Monday.AddMinutes(5), Samples.Municipal).Order);
            yield return ("supervised" + kind, supervised.Order);
            var byNetwork = Given.Accepted(Samples.Complaint(byNetwork: true) with { Claimant = claimant }).Dispatched(Samples.Monday, Held).SignedFor(Samples.Monday.AddMinutes(1), Held);
            var arrived = supervised.And(Samples.Monday.AddMinutes(6), Samples.Supervisor, new RecordArrival(Samples.Number, 1));
            yield return ("arrived on site" + kind, arrived.Order);
            yield return ("site looked at" + kind, arrived.And(Samples.Monday.AddMinutes(7), Samples.Supervisor, new RecordSiteFacts(Samples.Number, 1, "已查看")).Order);
            yield return ("signed for by network" + kind, byNetwork.Order);
            yield return ("under review" + kind, byNetwork.Replied(Samples.Monday.AddMinutes(5), Held).Order);
            yield return ("fed back" + kind, fed.Order);
            yield return ("led elsewhere" + kind, accepted.And(Samples.Monday, Samples.Attendant, new LeadElsewhere(Samples.Number, Elsewhere.OutsideRegion, "请向当地反映")).Order);
            var closed = fed.And(Samples.Monday.AddMinutes(6), Samples.Supervisor, new CloseOrder(Samples.Number));
            yield return ("closed" + kind, closed.Order);
            var called = closed.And(Now, Samples.FollowUp, new StartFollowUp(Samples.Number)).And(Now, Samples.FollowUp, new RecordFollowUpCall(Samples.Number, CallResult.Consented));
            yield return ("consented to the follow-up" + kind, called.Order);
            yield return ("invited" + kind, closed.And(Now, Samples.Attendant, new InviteToRate(Samples.Number)).And(Now, Samples.Gateway, new ConfirmInvitation(Samples.Number)).Order);
            var unsolved = called.And(Now, Samples.FollowUp, new AnswerFollowUp(Samples.Number, true, false, Satisfaction.Dissatisfied));
            yield return ("unsolved" + kind, unsolved.Order);
            yield return ("reopened" + kind, unsolved.And(Now, Samples.FollowUp, new ReopenOrder(Samples.Number, "未解决")).Order);
            yield return ("answered directly" + kind, accepted.And(Samples.Monday, Samples.Attendant, new AnswerDirectly(Samples.Number, "可在线办理", "办事指南")).Order);
        }
    }

    // In one's own name and in others'; whole, without what may be left out, and empty.
    internal static IEnumerable<WorkOrderCommand> Forms(Actor by)
    {
        var n = Samples.Number;
        foreach (var organizer in new[] { by.Organizer ?? Held, Held, Samples.Water, default }.Distinct())
        {
            foreach (var text in (string[])["内容写明", ""])
            {
                yield return new LogContact(n, organizer, ContactWay.Phone, true, text);
                yield return new ReportProgress(n, organizer, text, text.Length > 0);
                yield return new ReturnOrder(n, organizer, ReturnReason.BeyondDuty, text, text.Length > 0 ? Samples.Municipal : null);
                yield return new RequestExtension(n, organizer, text);
                yield return new ReviewReply(n, organizer, text.Length > 0, text);
                yield return new AnswerSupervision(n, organizer, 1, text);
                yield return new SubmitReply(n, organizer, text.Length > 0 ? Samples.Reply() : new Reply());
            }

            yield return new SubmitReply(n, organizer, Samples.Reply(HandlingOutcome.Unreasonable));
            yield return new SignFor(n, organizer);
            yield return new BlowWhistle(n, organizer, WhistleKind.Whistle, [Samples.Municipal], "路口", Now.AddHours(1), "事项");
            yield return new BlowWhistle(n, organizer, WhistleKind.Consultation, default, "", default, "");
            yield return new ReportToWhistle(n, organizer, 1);
            yield return new AssignWithin(n, organizer, "u-1", "承办人员");
            yield return new AssignWithin(n, organizer, null, null);
            yield return new ReportToWhistle(n, organizer, 1, "");
            yield return new SplitWhistle(n, organizer, 1, [new(Samples.Water, "更换", Now.AddDays(1))]);
            yield return new SplitWhistle(n, organizer, 1, default);
            yield return new JudgeWhistleTask(n, organizer, 1, 1, true, "完成");
            yield return new CloseWhistle(n, organizer, 1, "结果");
        }

        foreach (var text in (string[])["内容写明", ""])
        {
            yield return new AnswerDirectly(n, text, text);
            yield return new LeadElsewhere(n, Elsewhere.OutsideRegion, text);
            yield return new DispatchOrder(n, text.Length > 0 ? Held : null, text.Length > 0 ? [Samples.Water] : [], text);
            yield return new Adjudicate(n, Held, text.Length > 0 ? [Samples.Water] : default, text);
            yield return new LogOrganizerCall(n, Held, text.Length > 0, text);
            yield return new JudgeNotice(n, Authority.PublicSecurity, text.Length > 0, text);
            yield return new RecordMail(n, Held, 1, 1, text, text.Length > 0 ? text : null, false);
            yield return new MarkBounced(n, Held);
            yield return new DecideExtension(n, text.Length > 0, text);
            yield return new Remind(n, null, text);
            yield return new SuperviseBySystem(n, text.Length > 0 ? "Feedback:1" : null, text);
            yield return new OrderOnSite(n, Held, Now.AddHours(2), text);
            yield return new RecordSiteFacts(n, 1, text);
            yield return new DivideDuty(n, 1, text.Length > 0 ? [new(Held, text)] : []);
            yield return new CirculateNotice(n, 1, NoticeGround.NoShow, text);
            yield return new CloseOrder(n, text.Length > 0 ? text : null);
            yield return new UnmaskClaimant(n, text);
            yield return new ReportUrgent(n, text);
            yield return new ReviewUnreasonable(n, text.Length > 0, text);
            yield return new RemoveAttachment(n, 1, text);
            yield return new ProposeRemoval(n, text, text.Length > 0 ? null : text);
            yield return new DecideRemoval(n, text.Length > 0, text);
            yield return new ArchiveOrder(n, text.Length > 0 ? new string('0', 64) : "");
            yield return new AddAttachment(n, Samples.File(text.Length > 0 ? "现场.jpg" : ""));
            yield return new ReopenOrder(n, text);
            yield return new AnswerByMessage(n, text.Length > 0 ? "解决 2" : "");
            yield return new AnswerFollowUp(n, text.Length > 0 ? true : null, null, text.Length > 0 ? Satisfaction.Satisfied : null, Remarks: text);
            yield return new RecordFollowUpCall(n, text.Length > 0 ? CallResult.Consented : CallResult.Refused, text);
        }

        yield return new StartFollowUp(n);
        yield return new InviteToRate(n);
        yield return new ConfirmInvitation(n);
        yield return new AcknowledgeSupervision(n, 1);
        yield return new RecordArrival(n, 1);
        yield return new AcknowledgeUrgent(n);
        yield return new LinkToMain(n, n);
        yield return new LinkToMain(n, WorkOrderNumber.Compose(new(2026, 3, 1), 7));
        yield return new DecideUnmasking(n, 1, true);
        yield return new DecideUnmasking(n, 7, false);
    }
}
