using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Dispatch;

[Clause("5.3.2.1.1")]
public class DispatchOrderTests
{
    private static readonly OrganizerId OtherStreet = new("S110105002");
    private static readonly DateTimeOffset Now = Samples.Monday.AddHours(1);

    [Fact]
    public void Dispatch_ToAStreet_IsCopiedToItsDistrictGovernmentByItself()
    {
        var happened = Dispatch(Given.Accepted(), Samples.Street).Then<WorkOrderDispatched>();

        Assert.Equal([Samples.Chaoyang], happened.DistrictCopies.ToArray());
        Assert.Equal("5.3.2.1.1 a", happened.Basis);
        Assert.DoesNotContain(happened.Deadlines, d => d.Organizer == Samples.Chaoyang);
    }

    [Fact]
    public void Dispatch_ToADepartment_IsNotCopied() =>
        Assert.Empty(Dispatch(Given.Accepted(), Samples.Department).Then<WorkOrderDispatched>().DistrictCopies.ToArray());

    [Fact]
    public void Dispatch_StreetAsCoOrganizer_IsCopiedToo() =>
        Assert.Equal([Samples.Chaoyang], Dispatch(Given.Accepted(), Samples.Water, Samples.Street).Then<WorkOrderDispatched>().DistrictCopies.ToArray());

    [Fact]
    public void Dispatch_DistrictGovernmentHoldsItAnyway_IsNotCopiedToIt() =>
        Assert.Empty(Dispatch(Given.Accepted(), Samples.Street, Samples.Chaoyang).Then<WorkOrderDispatched>().DistrictCopies.ToArray());

    [Fact]
    public void Dispatch_TwoStreetsOfOneDistrict_IsCopiedOnce() =>
        Assert.Equal([Samples.Chaoyang], Dispatch(Given.Accepted(), Samples.Street, OtherStreet).Then<WorkOrderDispatched>().DistrictCopies.ToArray());

    [Fact]
    public void Dispatch_AgainToAnotherStreetOfTheDistrict_IsNotCopiedTwice() =>
        Assert.Empty(Dispatch(Given.Accepted().Dispatched(Now, Samples.Street).Returned(Now, Samples.Street), OtherStreet)
            .Then<WorkOrderDispatched>().DistrictCopies.ToArray());

    [Fact]
    public void Dispatch_DistrictCopy_NeitherSignsNorHolds()
    {
        var given = Given.Accepted().Dispatched(Now, Samples.Street);

        Assert.Null(given.Order.HeldBy(Samples.Chaoyang));
        Assert.True(given.Order.Concerns(Samples.Chaoyang));
        given.When(Now, Samples.StaffOf(Samples.Chaoyang), new Core.Handling.SignFor(Samples.Number, Samples.Chaoyang))
            .Refused(Core.Handling.SignFor.NotYours);
    }

    [Fact]
    public void Dispatch_SeveralOrganizers_OneLeadsAndEachHasItsOwnClocks()
    {
        var given = Given.Accepted().Dispatched(Now, Samples.Water, Samples.Department, Samples.Municipal);
        var order = given.Order;

        Assert.Equal(Samples.Water, order.Lead?.Organizer);
        Assert.Equal([Samples.Department, Samples.Municipal], order.Assignments.Where(a => a.Part == Part.CoOrganizer).Select(a => a.Organizer));
        Assert.All([Samples.Water, Samples.Department, Samples.Municipal], o =>
        {
            Assert.NotNull(order.OpenDeadline(DeadlineKind.SignFor, o));
            Assert.NotNull(order.OpenDeadline(DeadlineKind.OrganizerFeedback, o));
        });
        Assert.Single(order.Deadlines, d => d.Kind == DeadlineKind.Feedback);
    }

    [Fact]
    public void Dispatch_SeveralOrganizers_StandsOnItemB() =>
        Assert.Equal("5.3.2.1.1 b", Dispatch(Given.Accepted(), Samples.Water, Samples.Department).Then<WorkOrderDispatched>().Basis);

    [Fact]
    public void Dispatch_WithoutOrganizer_GoesToTheDistrictGovernmentOfThePlace() =>
        Dispatch(Given.Accepted(), null).Then<WorkOrderDispatched>(e => Assert.Equal((Samples.Chaoyang, "5.3.2.1.1 c"), (e.Lead, e.Basis)));

    [Fact]
    public void Dispatch_WithoutOrganizerAndOnlyTheStreetKnown_GoesToTheDistrictGovernmentOfTheStreet() =>
        Dispatch(Given.Accepted(Samples.Complaint() with { Place = new(null, Samples.Street, null) }), null)
            .Then<WorkOrderDispatched>(e => Assert.Equal((Samples.Chaoyang, "5.3.2.1.1 c"), (e.Lead, e.Basis)));

    [Fact]
    public void Dispatch_WithoutOrganizerAndPlace_IsRefused() =>
        Dispatch(Given.Accepted(Samples.Complaint() with { Place = new(null, null, "某处") }), null).Refused(DispatchOrder.NoDistrict, "Lead");

    [Fact]
    public void Dispatch_UnknownOrganizer_IsRefused()
    {
        Dispatch(Given.Accepted(), new OrganizerId("X1")).Refused(DispatchOrder.UnknownOrganizer, "Lead");
        Dispatch(Given.Accepted(), default(OrganizerId)).Refused(DispatchOrder.UnknownOrganizer, "Lead");
    }

    [Fact]
    public void Dispatch_UnknownCoOrganizer_IsRefused()
    {
        Dispatch(Given.Accepted(), Samples.Water, new OrganizerId("X1")).Refused(DispatchOrder.UnknownOrganizer, "CoOrganizers");
        Dispatch(Given.Accepted(), Samples.Water, default(OrganizerId)).Refused(DispatchOrder.UnknownOrganizer, "CoOrganizers");
    }

    [Fact]
    public void Dispatch_OrganizerNamedTwice_IsRefused()
    {
        Dispatch(Given.Accepted(), Samples.Water, Samples.Water).Refused(DispatchOrder.LeadTwice, "CoOrganizers");
        Dispatch(Given.Accepted(), Samples.Water, Samples.Street, Samples.Street).Refused(DispatchOrder.LeadTwice, "CoOrganizers");
        Dispatch(Given.Accepted(), null, Samples.Chaoyang).Refused(DispatchOrder.LeadTwice, "CoOrganizers");
    }

    [Fact]
    public void Dispatch_DispatchedOrder_IsRefused() =>
        Dispatch(Given.Accepted().Dispatched(Now, Samples.Street), Samples.Water).Refused(DispatchOrder.NotWaiting);

    [Fact, Clause("5.3.2.1.4")]
    public void Dispatch_Event_StatesTimeOrganizerAndLimits()
    {
        var happened = Dispatch(Given.Accepted(), Samples.Water).Then<WorkOrderDispatched>();

        Assert.Equal((Now, Samples.Water), (happened.At, happened.Lead));
        Assert.Equal(
            [(DeadlineKind.Feedback, "5.3.2.3.2 c"), (DeadlineKind.SignFor, "5.3.2.2.2 c"), (DeadlineKind.OrganizerFeedback, "5.3.2.3.2 c")],
            happened.Deadlines.Select(d => (d.Kind, d.Time.Why.Clause)));
    }

    [Fact]
    public void Dispatch_AgainWhileACoOrganizerHoldsIt_DoesNotStartThatCoOrganizerAnew()
    {
        var given = Given.Accepted().Dispatched(Now, Samples.Street, Samples.Water).Returned(Now, Samples.Street);

        var again = given.When(Now.AddHours(2), Samples.Dispatcher, new DispatchOrder(Samples.Number, Samples.Department, [Samples.Water]))
            .Then<WorkOrderDispatched>();

        Assert.Empty(again.CoOrganizers);
        Assert.DoesNotContain(again.Deadlines, d => d.Organizer == Samples.Water);
    }

    private static Taken Dispatch(Given given, OrganizerId? lead, params OrganizerId[] coOrganizers) =>
        given.When(Now, Samples.Dispatcher, new DispatchOrder(Samples.Number, lead, [.. coOrganizers], "请尽快办理"));
}
