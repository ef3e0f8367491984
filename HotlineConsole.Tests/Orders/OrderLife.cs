using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Orders;

/// <summary>Courses of orders in a running application, through its one door.</summary>
internal static class OrderLife
{
    public static async Task<WorkOrderNumber> AcceptAsync(this HotlineStore store, PublicComplaint? complaint = null) =>
        (await store.DoneAsync(Samples.Attendant, new AcceptComplaint(complaint ?? Samples.Complaint()))).Number!.Value;

    /// <summary>Accepted, and dispatched to the street, which its district is told of.</summary>
    public static async Task<WorkOrderNumber> DispatchedAsync(this HotlineStore store, PublicComplaint? complaint = null, params OrganizerId[] coOrganizers)
    {
        var number = await store.AcceptAsync(complaint);
        await store.DoneAsync(Samples.Dispatcher, new DispatchOrder(number, Samples.Street, [.. coOrganizers], "请尽快核实处理"));
        return number;
    }

    /// <summary>From the call to the close, with a supervision and a site visit on the way.</summary>
    public static async Task<WorkOrderNumber> WholeLifeAsync(this HotlineStore store)
    {
        var number = await store.DispatchedAsync(
            Samples.Complaint() with { Claimant = new("诉求人甲", "10000000001", "10000000002", "朝阳区建国路100号院") }, Samples.Water);
        var street = Samples.StaffOf(Samples.Street);
        var water = Samples.StaffOf(Samples.Water);
        (Actor By, WorkOrderCommand Command)[] course =
        [
            (street, new SignFor(number, Samples.Street)),
            (water, new SignFor(number, Samples.Water)),
            (street, new LogContact(number, Samples.Street, ContactWay.Phone, Reached: true, "约定下午到场查看")),
            (street, new ReportProgress(number, Samples.Street, "已查看线路", SiteVisited: true)),
            (Samples.Supervisor, new SuperviseBySystem(number, null, "同一地点再次反映")),
            (Samples.Supervisor, new AcknowledgeSupervision(number, 1)),
            (street, new AnswerSupervision(number, Samples.Street, 1, "备件今日到货")),
            (Samples.Supervisor, new OrderOnSite(number, Samples.Street, Samples.Monday.AddYears(100), "多次反映未解决")),
            (Samples.Supervisor, new RecordArrival(number, 1)),
            (Samples.Supervisor, new RecordSiteFacts(number, 1, "电缆被挖断")),
            (Samples.Supervisor, new DivideDuty(number, 1, [new(Samples.Street, "修复路灯")])),
            (water, new SubmitReply(number, Samples.Water, Samples.Reply())),
            (street, new SubmitReply(number, Samples.Street, Samples.Reply())),
            (Samples.Supervisor, new CloseOrder(number, "办理完毕")),
        ];
        foreach (var (by, command) in course)
        {
            await store.DoneAsync(by, command);
        }

        return number;
    }

    public static async Task<Outcome> DoneAsync(this HotlineStore store, Actor by, HotlineCommand command)
    {
        var outcome = await store.HandleAsync(by, command);
        Assert.Null(outcome.Refusal);
        return outcome;
    }
}
