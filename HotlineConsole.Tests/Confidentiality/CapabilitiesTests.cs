using HotlineConsole.Core;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Confidentiality;

/// <summary>6.1.2: 依据授权范围使用系统.</summary>
[Clause("6.1.2")]
public class CapabilitiesTests
{
    private static readonly DateTimeOffset Now = Samples.Monday.AddHours(1);

    // Columns: attendant, dispatcher, supervisor, organizer's staff, organizer's leader, system administrator, wall, deadline watch, import, auditor, security administrator,
    // follow-up, keeper, gateway, claimant.
    private static readonly Dictionary<string, string> Table = new()
    {
        ["AcceptComplaint"] =        "x.......x......",
        ["AnswerDirectly"] =         "x.......x......",
        ["LeadElsewhere"] =          "x.......x......",
        ["ReportUrgent"] =           "x..............",
        ["AcknowledgeUrgent"] =      "..x............",
        ["LinkToMain"] =             "xx.............",
        ["DispatchOrder"] =          ".x......x......",
        ["Adjudicate"] =             "..x............",
        ["LogOrganizerCall"] =       ".x.............",
        ["JudgeNotice"] =            ".x.............",
        ["ReportCall"] =             ".............x.",
        ["TranscribeCall"] =         ".............x.",
        ["RecordServiceComplaint"] = "x.x........x...",
        ["JudgeServiceComplaint"] =  "..x............",
        ["RecordMail"] =             ".......x.......",
        ["MarkBounced"] =            ".x.............",
        ["DeclareSurge"] =           "..x............",
        ["EndSurge"] =               "..x............",
        ["SignFor"] =                "...xx...x......",
        ["AssignWithin"] =           "...xx..........",
        ["LogContact"] =             "...xx...x......",
        ["ReportProgress"] =         "...xx...x......",
        ["ReturnOrder"] =            "...xx...x......",
        ["RequestExtension"] =       "...xx...x......",
        ["BlowWhistle"] =            "...xx..........",
        ["ReportToWhistle"] =        "...xx..........",
        ["SplitWhistle"] =           "...xx..........",
        ["JudgeWhistleTask"] =       "...xx..........",
        ["CloseWhistle"] =           "...xx..........",
        ["DecideExtension"] =        "..x.....x......",
        ["SubmitReply"] =            "...xx...x......",
        ["ReviewReply"] =            "....x...x......",
        ["ReviewUnreasonable"] =     "..x.....x......",
        ["Remind"] =                 "..x....x.......",
        ["SuperviseBySystem"] =      "..x....x.......",
        ["AnswerSupervision"] =      "...xx..........",
        ["AcknowledgeSupervision"] = "..x............",
        ["OrderOnSite"] =            "..x............",
        ["RecordArrival"] =          "..x............",
        ["RecordSiteFacts"] =        "..x............",
        ["DivideDuty"] =             "..x............",
        ["CirculateNotice"] =        "..x............",
        ["UnmaskClaimant"] =         "xxx........x...",
        ["DecideUnmasking"] =        "..x............",
        ["AddAttachment"] =          "xxxxx.......x..",
        ["RemoveAttachment"] =       "xxxxx..........",
        ["StartFollowUp"] =          "...........x...",
        ["RecordFollowUpCall"] =     "...........x...",
        ["AnswerFollowUp"] =         "...........x..x",
        ["InviteToRate"] =           "x..........x...",
        ["ConfirmInvitation"] =      ".............x.",
        ["AnswerByMessage"] =        ".............x.",
        ["ReopenOrder"] =            "..x........x...",
        ["ArchiveOrder"] =           "............x..",
        ["ProposeRemoval"] =         "............x..",
        ["DecideRemoval"] =          "..x.........x..",
        ["CloseOrder"] =             ".xx.....x......",
    };

    private static readonly Role[] Roles =
    [
        Role.Attendant, Role.Dispatcher, Role.Supervisor, Role.OrganizerStaff, Role.OrganizerLeader, Role.Administrator, Role.Wall, Role.DeadlineWatch,
        Role.Import, Role.Auditor, Role.SecurityAdministrator, Role.FollowUp, Role.Keeper, Role.Gateway, Role.Claimant,
    ];

    private static readonly Type[] Commands = [.. typeof(HotlineCommand).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(HotlineCommand)) && !t.IsAbstract)];

    private static readonly WorkOrderCommand[] InAnOrganizersName =
    [
        new SignFor(Samples.Number, Samples.Water), new LogContact(Samples.Number, Samples.Water, ContactWay.Phone, true, "已联系"),
        new ReportProgress(Samples.Number, Samples.Water, "进展"), new ReturnOrder(Samples.Number, Samples.Water, ReturnReason.BeyondDuty, "依据"),
        new RequestExtension(Samples.Number, Samples.Water, "理由"), new SubmitReply(Samples.Number, Samples.Water, Samples.Reply()),
        new ReviewReply(Samples.Number, Samples.Water, true, "同意"), new AnswerSupervision(Samples.Number, Samples.Water, 1, "答复"),
        new BlowWhistle(Samples.Number, Samples.Water, WhistleKind.Consultation, [Samples.Street], "会议室", Now, "事项"), new ReportToWhistle(Samples.Number, Samples.Water, 1),
        new AssignWithin(Samples.Number, Samples.Water, null, "调度室"),
        new SplitWhistle(Samples.Number, Samples.Water, 1, []), new JudgeWhistleTask(Samples.Number, Samples.Water, 1, 1, true, "完成"), new CloseWhistle(Samples.Number, Samples.Water, 1, "结果"),
    ];

    // They name no organizer, so nobody can give them in the name of another.
    private static readonly string[] InOnesOwnNameAlone = ["AddAttachment", "RemoveAttachment"];

    [Fact]
    public void Allows_EveryCommandAndRole_IsAsTheTableSays()
    {
        Assert.Equal(Enum.GetValues<Role>().Order(), Roles.Order());
        Assert.Equal(Table.Keys.Order(StringComparer.Ordinal), Commands.Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.All(Commands, command => Assert.Equal(
            Table[command.Name], string.Concat(Roles.Select(role => Capabilities.Allows(role, command) ? 'x' : '.'))));
    }

    [Fact]
    public void Allows_ACommandOutsideTheTable_NobodyMay() => Assert.All(Roles, role => Assert.False(Capabilities.Allows(role, typeof(string))));

    [Fact]
    public void Decide_CommandThatTheRoleMayNotIssue_IsRefusedAtTheDoor()
    {
        var dispatched = Given.Accepted().Dispatched(Now, Samples.Water);

        dispatched.When(Now, Samples.Attendant, new SignFor(Samples.Number, Samples.Water)).Refused(Capabilities.NotAllowed);
        dispatched.When(Now, Samples.StaffOf(Samples.Water), new ReviewReply(Samples.Number, Samples.Water, true, "同意")).Refused(Capabilities.NotAllowed);
        Given.Nothing().WhenAccepted(Now, Samples.Wall, Samples.Complaint()).Refused(Capabilities.NotAllowed);
        Assert.Equal(Capabilities.NotAllowed, Door.Decide(new Core.Dispatch.EndSurge("原因"), Samples.Attendant, Now, Samples.Rules).Refusal);
    }

    [Fact]
    public void InAnOrganizersName_List_IsEveryCommandOfTheOrganizersPeople() =>
        Assert.Equal(
            Commands.Where(c => Capabilities.Allows(Role.OrganizerLeader, c)).Select(c => c.Name).Except(InOnesOwnNameAlone).Order(StringComparer.Ordinal),
            InAnOrganizersName.Select(c => c.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Decide_InAnotherOrganizersName_IsRefused()
    {
        var dispatched = Given.Accepted().Dispatched(Now, Samples.Water, Samples.Department);

        Assert.All(InAnOrganizersName, command =>
        {
            dispatched.When(Now, Samples.LeaderOf(Samples.Department), command).Refused(Capabilities.OtherOrganizer);
            dispatched.When(Now, Samples.LeaderOf(Samples.Department) with { Organizer = null }, command).Refused(Capabilities.OtherOrganizer);
            Assert.Null(Capabilities.Refuse(Samples.LeaderOf(Samples.Water), command));
        });
    }

    [Fact]
    public void MaySee_Roles_HotlineSeesAllAndTheWallAndAdministratorNone()
    {
        var order = Given.Accepted().Order;

        Assert.Equal(
            [Role.Attendant, Role.Dispatcher, Role.Supervisor, Role.DeadlineWatch, Role.Import, Role.FollowUp],
            Roles.Where(role => Capabilities.MaySee(Samples.Of(role, Samples.Water), order)));
    }

    [Fact]
    public void MaySee_Organizer_SeesWhatItHasHadOrIsOrderedTo()
    {
        var dispatched = Given.Accepted().Dispatched(Now, Samples.Street, Samples.Water);

        Assert.True(Sees(Samples.Street, dispatched));
        Assert.True(Sees(Samples.Water, dispatched));
        Assert.True(Sees(Samples.Chaoyang, dispatched));
        Assert.False(Sees(Samples.Department, dispatched));
        Assert.False(Capabilities.MaySee(Samples.StaffOf(Samples.Street) with { Organizer = null }, dispatched.Order));
        Assert.True(Sees(Samples.Street, dispatched.Returned(Now, Samples.Street)));
        Assert.True(Sees(Samples.Department, dispatched.And(Now, Samples.Supervisor, new OrderOnSite(Samples.Number, Samples.Department, Now.AddHours(1), "事由"))));
    }

    [Fact]
    public void Decide_OrderThatTheActorMayNotSee_IsAsIfThereWereNone()
    {
        var sign = new SignFor(Samples.Number, Samples.Department);

        Given.Accepted().Dispatched(Now, Samples.Street).When(Now, Samples.StaffOf(Samples.Department), sign).Refused(Door.NoSuchOrder);
        Given.Nothing().When(Now, Samples.StaffOf(Samples.Department), sign).Refused(Door.NoSuchOrder);
    }

    private static bool Sees(OrganizerId organizer, Given given) => Capabilities.MaySee(Samples.StaffOf(organizer), given.Order);
}
