using System.Globalization;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Dispatch;

[Clause("5.3.2.3.2")]
public class TwoClocksTests
{
    private static readonly DateTimeOffset First = Samples.Monday.AddHours(2);

    [Fact]
    public void Return_ThreeTimes_LeavesTheClaimantsDueTimeAndStartsTheOrganizersAnew()
    {
        var given = Given.Accepted().Dispatched(First, Samples.Street);
        OrganizerId holder = Samples.Street;
        foreach (var (next, day) in new[] { (Samples.Department, 1), (Samples.Water, 2), (Samples.Municipal, 3) })
        {
            // By a recorded stream: since decision 0005 nobody dispatches a third time without an adjudication.
            given = given.Returned(First.AddDays(day), holder).And(First.AddDays(day).AddHours(1), Actor.Import, new DispatchOrder(Samples.Number, next, []));
            holder = next;

            Assert.Equal(First.AddDays(7), given.Order.OpenDeadline(DeadlineKind.Feedback)!.Time.Due);
            Assert.Equal(First.AddDays(day + 7).AddHours(1), given.Order.OpenDeadline(DeadlineKind.OrganizerFeedback, next)!.Time.Due);
            Assert.Equal(First.AddDays(day + 1).AddHours(1), given.Order.OpenDeadline(DeadlineKind.SignFor, next)!.Time.Due);
        }

        Assert.Single(given.Order.Deadlines, d => d.Kind == DeadlineKind.Feedback);
        Assert.Equal((First, 3, 4), (given.Order.FirstDispatchedAt, given.Order.Returns, given.Order.Rounds));
    }

    [Fact, Clause("5.3.2.2.3")]
    public void ReplyAndSignature_AfterARedispatch_AreRefusedWithWhoHasItAndWhoSentItThereAndWhen()
    {
        var returned = Given.Accepted().Dispatched(First, Samples.Street).SignedFor(First, Samples.Street).Returned(First.AddHours(1), Samples.Street);
        var elsewhere = returned.Dispatched(First.AddHours(2), Samples.Water);
        var staff = Samples.StaffOf(Samples.Street);
        foreach (var refusal in (Refusal[])[
            elsewhere.When(First.AddHours(3), staff, new SubmitReply(Samples.Number, Samples.Street, Samples.Reply())).Refused(Holding.NotHeld),
            elsewhere.When(First.AddHours(3), staff, new SignFor(Samples.Number, Samples.Street)).Refused(SignFor.NotYours)])
        {
            Assert.All((string[])[Samples.Beijing.Find(Samples.Water).FullName, Samples.Dispatcher.Name, TimeZoneInfo.ConvertTime(First.AddHours(2), Samples.Beijing.TimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)],
                said => Assert.Contains(said, refusal.Text, StringComparison.Ordinal));
        }

        Assert.Contains(Slot.Key("refusal.holder.hotline"), returned.When(First.AddHours(2), staff, new SignFor(Samples.Number, Samples.Street)).Refused(SignFor.NotYours).Slots);
    }

    [Fact]
    public void Return_ByTheLead_StopsItsOwnClocksAndNotTheClaimants()
    {
        var order = Given.Accepted().Dispatched(First, Samples.Street).Returned(First.AddHours(1), Samples.Street).Order;

        Assert.Equal(WorkOrderStatus.Returned, order.Status);
        Assert.Equal([DeadlineKind.Feedback], order.Deadlines.Where(d => d.IsOpen).Select(d => d.Kind));
        Assert.Null(order.Lead);
    }

    [Fact]
    public void Return_ByACoOrganizer_LeavesTheOrderWithTheLead()
    {
        var order = Given.Accepted().Dispatched(First, Samples.Street, Samples.Water).Returned(First.AddHours(1), Samples.Water).Order;

        Assert.Equal((WorkOrderStatus.Dispatched, 0), (order.Status, order.Returns));
        Assert.DoesNotContain(order.Deadlines, d => d.IsOpen && d.Organizer == Samples.Water);
    }

    [Fact]
    public void Feedback_OfTheSecondOrganizerPastTheClaimantsLimit_IsLateForTheClaimantAndInTimeForItself()
    {
        var second = First.AddDays(5);
        var at = First.AddDays(8);
        var order = Given.Accepted().Dispatched(First, Samples.Street).Returned(First.AddHours(1), Samples.Street)
            .Dispatched(second, Samples.Water).SignedFor(second, Samples.Water).Replied(at, Samples.Water).Order;

        Assert.True(order.Deadlines.Single(d => d.Kind == DeadlineKind.Feedback).MetLate);
        var own = order.Deadlines.Single(d => d.Kind == DeadlineKind.OrganizerFeedback && d.Organizer == Samples.Water);
        Assert.Equal(at, own.MetAt);
        Assert.False(own.MetLate);
    }
}
