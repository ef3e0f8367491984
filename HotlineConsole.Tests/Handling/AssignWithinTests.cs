using System.Collections.Immutable;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Handling;

/// <summary>Who within an organizer works on an order: its own affair, seen in its inbox and in the history, without effect on a clock.</summary>
[Clause("5.3.2.2.3")]
public class AssignWithinTests
{
    private static readonly DateTimeOffset Now = Samples.Monday.AddHours(1);
    private static readonly AssignWithin Person = new(Samples.Number, Samples.Street, "u-7", "承办人员");
    private static readonly AssignWithin Section = new(Samples.Number, Samples.Street, null, " 城市管理办公室 ");
    private static readonly AssignWithin Nobody = new(Samples.Number, Samples.Street, null, null);
    private static readonly Given Dispatched = Given.Accepted().Dispatched(Now, Samples.Street, Samples.Water);

    [Fact]
    public void Assign_ToAColleagueOrSection_IsKeptWithTheHold_AndNoClockMoves()
    {
        var order = Act(Dispatched, Section).Done().Order;

        Assert.Equal(new InnerDesk(null, "城市管理办公室"), order.HeldBy(Samples.Street)!.Desk);
        Assert.Null(order.HeldBy(Samples.Water)!.Desk);
        Assert.Equal(Dispatched.Order.Deadlines.AsEnumerable(), order.Deadlines);
        Assert.Equal(new InnerDesk("u-7", "承办人员"), Act(Act(Dispatched, Section).Done(), Person).Done().Order.HeldBy(Samples.Street)!.Desk);
        Assert.Null(Act(Act(Dispatched, Person).Done(), Nobody).Done().Order.HeldBy(Samples.Street)!.Desk);
    }

    [Fact]
    public void Assign_Wrongly_IsRefused()
    {
        Act(Dispatched, Nobody).Refused(AssignWithin.Already);
        Act(Act(Dispatched, Person).Done(), Person).Refused(AssignWithin.Already);
        Act(Dispatched, Person with { Name = null }).Refused(AssignWithin.NoName, "Name"); // nobody of the organizer's
        Act(Dispatched, Section with { Name = " " }).Refused(AssignWithin.NoName, "Name");
        Act(Dispatched, Section with { Name = new string('科', 61) }).Refused(AssignWithin.NameTooLong, "Name");
        Act(Dispatched, Section with { Name = new string('科', 60) }).Then<AssignedWithin>();
        Act(Dispatched.SignedFor(Now, Samples.Street).Replied(Now, Samples.Street), Section).Refused(new("holding.settled", "5.3.2.3.1"));
        Act(Dispatched.Returned(Now, Samples.Street), Section).Refused(new("holding.not-held", "5.3.2.2.3"));
    }

    [Fact]
    public void Assigned_IsReadInTheInbox_AndWrittenWithItsSigns()
    {
        var parties = OrderRow.Of(Act(Dispatched, Section with { Name = "一科；二|科;三" }).Done().Order).Parties;

        Assert.Equal("一科；二|科;三", parties.Single(p => p.Organizer == Samples.Street).Desk!.Name);
        Assert.Equal(parties.AsEnumerable(), Party.Read(Party.Write(parties)));
        ImmutableArray<Party> person = [new(Samples.Street, Part.Lead, true, false, null, Desk: new("u-7", "承办人员"))];
        Assert.Equal(person.AsEnumerable(), Party.Read(Party.Write(person)));
    }

    private static Taken Act(Given given, AssignWithin command) => given.When(Now, Samples.StaffOf(Samples.Street), command);
}
