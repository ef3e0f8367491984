using System.Globalization;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Pages.Orders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Orders;

public sealed class EventLineTests
{
    private static readonly WorkOrder Order = Given.Accepted(Samples.Complaint()).Order;
    private static readonly Deadline Due = Order.Deadlines[0];

    private static readonly WorkOrderEvent[] OneOfEach =
    [
        new WorkOrderAccepted(Samples.Number, Samples.Monday, Samples.Attendant, Samples.Complaint(), Due),
        new WorkOrderAnsweredDirectly(Samples.Number, Samples.Monday, Samples.Attendant, "可在服务大厅办理", "K-1"),
        new WorkOrderRedirected(Samples.Number, Samples.Monday, Samples.Attendant, Elsewhere.Petition, "请走信访渠道"),
        new UrgentReported(Samples.Number, Samples.Monday, Samples.Attendant, null),
        new UrgentAcknowledged(Samples.Number, Samples.Monday, Samples.Supervisor),
        new LinkedToMain(Samples.Number, Samples.Monday, Samples.Attendant, Samples.Number),
        new OrderJoined(Samples.Number, Samples.Monday, Samples.Attendant, Samples.Number),
        new WorkOrderDispatched(Samples.Number, Samples.Monday, Samples.Dispatcher, 2, Samples.Street, [Samples.Water], [Samples.Chaoyang], "5.3.2.1.1 b", "尽快", []),
        new WorkOrderAdjudicated(Samples.Number, Samples.Monday, Samples.Supervisor, Samples.Street, [Samples.Water], "移交协议"),
        new OrganizerCalled(Samples.Number, Samples.Monday, Samples.Dispatcher, Samples.Street, Reached: false, "无人接听", Late: true),
        new NoticeJudged(Samples.Number, Samples.Monday, Samples.Dispatcher, Authority.PublicSecurity, Told: true, "有人聚集", Late: false),
        new MailSent(Samples.Number, Samples.Monday, Actor.MailDispatch, Samples.Water, 1, 1, "water@example.com"),
        new MailFailed(Samples.Number, Samples.Monday, Actor.MailDispatch, Samples.Water, 1, 1, "water@example.com", "451", Samples.Monday, null),
        new WorkOrderSigned(Samples.Number, Samples.Monday, Staff, Samples.Street, Late: true),
        new AssignedWithin(Samples.Number, Samples.Monday, Staff, Samples.Street, new(null, "城市管理办公室")),
        new ClaimantContacted(Samples.Number, Samples.Monday, Staff, Samples.Street, ContactWay.Phone, Reached: false, "无人接听"),
        new ProgressReported(Samples.Number, Samples.Monday, Staff, Samples.Street, "已到货", SiteVisited: true),
        new WorkOrderReturned(Samples.Number, Samples.Monday, Staff, Samples.Street, ReturnReason.BeyondDuty, "三定方案", Samples.Municipal),
        new ExtensionRequested(Samples.Number, Samples.Monday, Staff, Samples.Street, "需要施工"),
        new ExtensionApproved(Samples.Number, Samples.Monday, Samples.Supervisor, "同意", []),
        new ExtensionRejected(Samples.Number, Samples.Monday, Samples.Supervisor, "理由不足"),
        new WhistleBlown(Samples.Number, Samples.Monday, Staff, 1, Samples.Street, WhistleKind.Whistle, "路口", "路面塌陷", [Due with { Organizer = Samples.Water }]),
        new CalledUnitReported(Samples.Number, Samples.Monday, Staff, 1, Samples.Water, "管线不属本单位", Late: true),
        new WhistleTasksSplit(Samples.Number, Samples.Monday, Staff, 1, [new(Samples.Water, "更换管段", Samples.Monday)]),
        new WhistleTaskJudged(Samples.Number, Samples.Monday, Staff, 1, 1, Done: false, "未更换"),
        new WhistleClosed(Samples.Number, Samples.Monday, Staff, 1, "原因查明"),
        new ReplySubmitted(Samples.Number, Samples.Monday, Staff, Samples.Street, Samples.Reply()),
        new ReplyRejected(Samples.Number, Samples.Monday, Staff, Samples.Street, "请补充措施"),
        new UnreasonableClaimed(Samples.Number, Samples.Monday, Staff, Samples.Street, Samples.Reply(HandlingOutcome.Unreasonable), "同意", "无舆情"),
        new UnreasonableRejected(Samples.Number, Samples.Monday, Samples.Supervisor, Samples.Street, "所引规定不符"),
        new WorkOrderFedBack(Samples.Number, Samples.Monday, Staff, Samples.Street, Samples.Reply(), "同意", "无舆情", Late: true),
        new CoOrganizerReplied(Samples.Number, Samples.Monday, Staff, Samples.Water, Samples.Reply(), Late: false),
        new OrganizerReminded(Samples.Number, Samples.Monday, Actor.DeadlineWatch, Samples.Street, Due.Key, null, Samples.Monday, Late: true),
        new SystemSupervised(Samples.Number, Samples.Monday, Actor.DeadlineWatch, 1, Samples.Street, Due.Key, null, Samples.Monday, Late: false),
        new SupervisionAnswered(Samples.Number, Samples.Monday, Staff, 1, Samples.Street, "人手不足"),
        new SupervisionAcknowledged(Samples.Number, Samples.Monday, Samples.Supervisor, 1),
        new OrganizerOrderedOnSite(Samples.Number, Samples.Monday, Samples.Supervisor, 1, Samples.Street, Due, "多次反映"),
        new ArrivedOnSite(Samples.Number, Samples.Monday, Samples.Supervisor, 1, Late: true),
        new SiteFactsRecorded(Samples.Number, Samples.Monday, Samples.Supervisor, 1, "电缆被挖断"),
        new DutyDivided(Samples.Number, Samples.Monday, Samples.Supervisor, 1, [new(Samples.Street, "修复")]),
        new NoticeCirculated(Samples.Number, Samples.Monday, Samples.Supervisor, 1, NoticeGround.NoShow, "予以通报"),
        new ClaimantUnmasked(Samples.Number, Samples.Monday, Samples.Dispatcher, 1, "核对地址", NeedsSecond: true),
        new UnmaskingDecided(Samples.Number, Samples.Monday, Samples.Supervisor, 1, Granted: true),
        new AttachmentAdded(Samples.Number, Samples.Monday, Samples.Attendant, 1, Samples.File(), Personal: true),
        new AttachmentRemoved(Samples.Number, Samples.Monday, Samples.Supervisor, 1, "重复"),
        new FollowUpStarted(Samples.Number, Samples.Monday, Samples.FollowUp, 1, Samples.Monday.AddMinutes(30)),
        new FollowUpCalled(Samples.Number, Samples.Monday, Samples.FollowUp, 1, CallResult.NoAnswer, "无人接听", Samples.Monday.AddHours(2), FollowUpEnd.NotReached),
        new FollowUpAnswered(Samples.Number, Samples.Monday, Samples.FollowUp, 1, FollowUpWay.Phone, new(true, false, Satisfaction.Dissatisfied, [PoorReason.Quality], "来得慢", "希望快些")),
        new RatingInvited(Samples.Number, Samples.Monday, Samples.FollowUp, 1),
        new InvitationSent(Samples.Number, Samples.Monday, Samples.Gateway, 1, Samples.Monday.AddDays(14)),
        new MessageUnclear(Samples.Number, Samples.Monday, Samples.Gateway, 1, "你们是谁"),
        new WorkOrderReopened(Samples.Number, Samples.Monday, Samples.Supervisor, 1, "未解决", Due),
        new WorkOrderArchived(Samples.Number, Samples.Monday, Samples.Keeper, new(Samples.Monday, 30, Samples.Monday.AddYears(31), 9, "00ff")),
        new RemovalProposed(Samples.Number, Samples.Monday, Samples.Keeper, "期限已满", "鉴字一号"),
        new RemovalRefused(Samples.Number, Samples.Monday, Samples.Supervisor, "仍有查考价值"),
        new WorkOrderRemoved(Samples.Number, Samples.Monday, Samples.Supervisor, new(Samples.Monday, "督办员", "同意", "保管员", Samples.Monday, "期限已满", null), Order),
        new WorkOrderClosed(Samples.Number, Samples.Monday, Samples.Supervisor, "办结"),
    ];

    private static Actor Staff => Samples.StaffOf(Samples.Street);

    [Fact]
    public void Line_OfEachEventType_SaysWhatHappened()
    {
        var types = typeof(WorkOrderEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(WorkOrderEvent)) && !type.IsAbstract);
        Assert.Equal([], types.Except(OneOfEach.Select(happened => happened.GetType())).Select(type => type.Name + " has no line"));
        foreach (var language in (string[])["zh-CN", "en"])
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            foreach (var happened in OneOfEach)
            {
                var line = EventLine.Title(happened) + EventLine.Detail(happened, Order, Samples.Beijing);
                Assert.NotEmpty(EventLine.Detail(happened, Order, Samples.Beijing));
                Assert.DoesNotContain("event.", line, StringComparison.Ordinal);
                Assert.DoesNotContain("Orders.", line, StringComparison.Ordinal);
                Assert.DoesNotContain('{', line);
            }
        }
    }

    [Theory, Clause("6.1")]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Line_OfAnAcceptance_DoesNotNameTheClaimant(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var line = EventLine.Detail(OneOfEach[0], Order, Samples.Beijing);
        Assert.DoesNotContain("诉求人甲", line, StringComparison.Ordinal);
        Assert.DoesNotContain("10000000001", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_OfADispatch_NamesEveryPartAndItsClause()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        Assert.Equal(
            $"第 2 次派单；主责：{NameOf(Samples.Street)}；协办：{NameOf(Samples.Water)}；抄送：{NameOf(Samples.Chaoyang)}；依据 5.3.2.1.1 b；处理意见：尽快",
            EventLine.Detail(OneOfEach.OfType<WorkOrderDispatched>().Single(), Order, Samples.Beijing));
    }

    private static string NameOf(OrganizerId id) => Samples.Beijing.Find(id).FullName;
}
