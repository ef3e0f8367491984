using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Orders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Security.Strings;

/// <summary>Orders whose every text is a group of many from a list, each field another group: a sheet then shows all of them.</summary>
internal sealed class InjectedOrders(HotlineStore store, IReadOnlyList<string> list)
{
    private const int InOne = 40;
    private int _next;

    public IReadOnlyList<string> Groups { get; } = [.. list.Chunk(InOne).Select(group => string.Join('\n', group))];

    public string Next => Groups[_next++ % Groups.Count];

    /// <summary>One order for each group, with that group as its title, waiting for dispatch.</summary>
    public async Task<IReadOnlyList<WorkOrderNumber>> AcceptedAsync()
    {
        var numbers = new List<WorkOrderNumber>();
        foreach (var group in Groups)
        {
            numbers.Add(await store.AcceptAsync(Complaint(group)));
        }

        return numbers;
    }

    /// <summary>With everything that can happen to an order that an organizer holds; it waits for the leader's review.</summary>
    public async Task<WorkOrderNumber> HandledAsync()
    {
        var number = await store.AcceptAsync(Complaint(Next));
        var street = Samples.StaffOf(Samples.Street);
        (Actor By, WorkOrderCommand Command)[] course =
        [
            (Samples.Dispatcher, new DispatchOrder(number, Samples.Street, [], Next)),
            (street, new SignFor(number, Samples.Street)),
            (street, new ReturnOrder(number, Samples.Street, ReturnReason.BeyondDuty, Next)),
            (Samples.Dispatcher, new DispatchOrder(number, Samples.Street, [], Next)),
            (street, new SignFor(number, Samples.Street)),
            (street, new LogContact(number, Samples.Street, ContactWay.Phone, Reached: true, Next)),
            (street, new ReportProgress(number, Samples.Street, Next)),
            (street, new RequestExtension(number, Samples.Street, Next)),
            (Samples.Supervisor, new DecideExtension(number, Approved: true, Next)),
            (Samples.Supervisor, new Remind(number, null, Next)),
            (Samples.Supervisor, new SuperviseBySystem(number, null, Next)),
            (street, new AnswerSupervision(number, Samples.Street, 1, Next)),
            (Samples.Supervisor, new OrderOnSite(number, Samples.Water, Samples.Monday.AddYears(100), Next)),
            (Samples.Supervisor, new RecordArrival(number, 1)),
            (Samples.Supervisor, new RecordSiteFacts(number, 1, Next)),
            (Samples.Supervisor, new DivideDuty(number, 1, [new(Samples.Water, Next)])),
            (Samples.Supervisor, new OrderOnSite(number, Samples.Municipal, Samples.Monday.AddYears(100), Next)),
            (Samples.Supervisor, new CirculateNotice(number, 2, NoticeGround.Uncooperative, Next)),
            (street, new SubmitReply(number, Samples.Street, Reply())),
        ];
        foreach (var (by, command) in course)
        {
            await store.DoneAsync(by, command);
        }

        return number;
    }

    private PublicComplaint Complaint(string title) => Samples.Complaint(byNetwork: true) with
    {
        Title = title, Content = Next, HappenedWhen = Next, Parties = Next, EarlierHandling = Next, Demand = Next, Reasons = Next,
        Claimant = new(Next, Next, Next, Next), Place = new(Samples.ChaoyangDistrict, Samples.Street, Next, Next, Next, Next),
        Instability = new(Next, Next, Next, false, Next, Next, Next), Emergency = new(Next, Next, Next),
    };

    private Reply Reply() => Samples.Reply() with
    {
        Answer = Next, Measures = Next, Reason = Next, NextSteps = Next, NextStepsWhen = Next, MeasuresStudied = Next, ToldClaimant = Next, PassedTo = Next, Grounds = Next, LawCited = Next,
    };
}
