using HotlineConsole.Core.Board;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Dispatch;

/// <summary>5.3.2.1.2: what becomes of the mail of a dispatch.</summary>
[Clause("5.3.2.1.2")]
public class RecordMailTests
{
    private static readonly DateTimeOffset Now = Samples.Monday;
    private static readonly Rules Rules = Samples.ByMail(Samples.Water, Samples.Chaoyang);

    [Fact]
    public void Dispatch_ToThoseWithAnAddress_QueuesAMailEachTheDistrictsCopyToo()
    {
        var order = Given.Accepted(rules: Rules).Dispatched(Now, Samples.Street, Samples.Water).Order;
        Assert.Equal([(Samples.Street, (MailStand?)null), (Samples.Water, MailStand.Queued), (Samples.Chaoyang, MailStand.Queued)], order.Assignments.Select(a => (a.Organizer, a.Mail?.Stand)));
        var row = OrderRow.Of(order);
        Assert.Equal(Now, row.MailDueAt());
        Assert.Equal(row.Parties.AsEnumerable(), Party.Read(Party.Write(row.Parties)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(40, 60)]
    public void Failure_ForNow_WaitsLongerEachTime(int attempt, int minutes) => Assert.Equal(TimeSpan.FromMinutes(minutes), RecordMail.WaitAfter(attempt));

    [Fact]
    public void Failure_ADayAfterTheDispatch_GivesUpAndOneTickBeforeNot()
    {
        Dispatched.When(Now.AddHours(24) - Samples.Tick, Actor.MailDispatch, Failed()).Then<MailFailed>(e => Assert.NotNull(e.RetryAt));
        var given = Dispatched.And(Now.AddHours(24), Actor.MailDispatch, Failed());
        Assert.Equal(MailStand.Bounced, given.Order.Lead!.Mail!.Stand);
        Assert.Equal([Samples.Water], UrgentDuties.ToCall(given.Order).ToArray());
        given.When(Now.AddHours(25), Actor.MailDispatch, Failed(2)).Refused(RecordMail.NothingToSend);
    }

    [Fact]
    public void Attempt_ThatIsNotTheNextOrOfAnotherDispatch_IsRefused()
    {
        Dispatched.When(Now, Actor.MailDispatch, Failed(2)).Refused(RecordMail.NothingToSend);
        Dispatched.When(Now, Actor.MailDispatch, Failed() with { Round = 2 }).Refused(RecordMail.NothingToSend);
        Dispatched.And(Now, Actor.MailDispatch, Sent).When(Now, Actor.MailDispatch, Sent with { Attempt = 2 }).Refused(RecordMail.NothingToSend);
    }

    [Fact, Clause("5.3.2.1.5")]
    public void Bounced_ByAPerson_AsksForACallOnceAndOnlyOfWhatWasSent()
    {
        var mark = new MarkBounced(Samples.Number, Samples.Water);
        Dispatched.When(Now, Samples.Dispatcher, mark).Refused(MarkBounced.NotSent);
        var bounced = Dispatched.And(Now, Actor.MailDispatch, Sent).And(Now.AddHours(1), Samples.Dispatcher, mark);
        Assert.Equal(Now.AddHours(1).AddMinutes(10), bounced.Order.OpenDeadline(DeadlineKind.OrganizerCall, Samples.Water)!.Time.Due);
        bounced.When(Now.AddHours(2), Samples.Dispatcher, mark).Refused(MarkBounced.NotSent);
    }

    [Fact, Clause("5.3.2.1.5")]
    public void Bounced_AnUrgentOrder_DoesNotOweTheCallTwiceButAnewAfterItWasMade()
    {
        var urgent = Given.Accepted(Samples.Complaint(urgency: Urgency.Emergency), rules: Rules).Dispatched(Now, Samples.Water);
        Assert.Single(UrgentDuties.ToCall(urgent.And(Now, Actor.MailDispatch, Failed() with { Refused = true }).Order));
        var called = urgent.And(Now, Samples.Dispatcher, new LogOrganizerCall(Samples.Number, Samples.Water, true, "已接听")).And(Now, Actor.MailDispatch, Failed() with { Refused = true });
        Assert.Equal("OrganizerCall:E01:1:mail", called.Order.OpenDeadline(DeadlineKind.OrganizerCall)!.Key);
    }

    [Fact]
    public void Register_BrokenLines_AreNamedAndTheRestIsRead()
    {
        var (register, problems) = MailRegister.Read(
            new StringReader($"{MailRegister.Heading}\n# 说明\n\nE01\nX9,a@example.com\n{Samples.Street},nobody\n{Samples.Water},a@example.com\n{Samples.Water},b@example.com"), Samples.Beijing.Organizers.ContainsKey);
        Assert.Equal([(4, MailRegister.MissingField), (5, MailRegister.UnknownOrganizer), (6, MailRegister.BadAddress), (8, MailRegister.Twice)], problems.Select(p => (p.Line, p.Code)));
        Assert.Equal("a@example.com", register.AddressOf(Samples.Water));
        Assert.All(problems, p => Assert.Contains(p.Text, p.InWords(), StringComparison.Ordinal));
    }

    private static Given Dispatched => Given.Accepted(rules: Rules).Dispatched(Now, Samples.Water);

    private static RecordMail Sent => new(Samples.Number, Samples.Water, 1, 1, "water@example.com", null, false);

    private static RecordMail Failed(int attempt = 1) => Sent with { Attempt = attempt, Error = "451" };
}
