using HotlineConsole.Core;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Tests.Support;

/// <summary>What has happened to a work order so far, as events or as commands through the one door; then <see cref="When"/>.</summary>
public sealed record Given(WorkOrder? State, Rules Rules)
{
    /// <summary>The state; a test that asks for it has an order.</summary>
    public WorkOrder Order => State ?? throw new InvalidOperationException("nothing was accepted");

    public static Given Past(params WorkOrderEvent[] events) => new(events.Aggregate((WorkOrder?)null, WorkOrder.Fold), Samples.Rules);

    public static Given Nothing(Rules? rules = null) => new(null, rules ?? Samples.Rules);

    public static Given Accepted(PublicComplaint? complaint = null, DateTimeOffset? at = null, Rules? rules = null) =>
        Nothing(rules).WhenAccepted(at ?? Samples.Monday, Samples.Attendant, complaint ?? Samples.Complaint()).Done();

    /// <summary>A command that must succeed.</summary>
    public Given And(DateTimeOffset now, Actor by, WorkOrderCommand command) => When(now, by, command).Done();

    public Given Dispatched(DateTimeOffset now, OrganizerId? lead, params OrganizerId[] coOrganizers) =>
        And(now, Samples.Dispatcher, new DispatchOrder(Samples.Number, lead, [.. coOrganizers]));

    public Given SignedFor(DateTimeOffset now, OrganizerId organizer) => And(now, Samples.StaffOf(organizer), new SignFor(Samples.Number, organizer));

    public Given Returned(DateTimeOffset now, OrganizerId organizer) =>
        And(now, Samples.StaffOf(organizer), new ReturnOrder(Samples.Number, organizer, ReturnReason.BeyondDuty, "三定方案"));

    public Given Replied(DateTimeOffset now, OrganizerId organizer) =>
        And(now, Samples.StaffOf(organizer), new SubmitReply(Samples.Number, organizer, Samples.Reply()));

    public Taken When(DateTimeOffset now, Actor by, WorkOrderCommand command) => new(this, Door.Decide(State, command, by, now, Rules));

    public Taken WhenAccepted(DateTimeOffset now, Actor by, PublicComplaint complaint) =>
        new(this, Door.Decide(Samples.Number, new AcceptComplaint(complaint), by, now, Rules));
}

/// <summary>What the one door decided.</summary>
public sealed record Taken(Given Before, Decision Decision)
{
    /// <summary>The one event that came of it.</summary>
    public T Then<T>(Action<T>? assert = null) where T : WorkOrderEvent
    {
        Assert.Null(Decision.Refusal);
        var happened = Assert.IsType<T>(Assert.Single(Decision.Events));
        assert?.Invoke(happened);
        return happened;
    }

    /// <summary>Refused with this code and clause, naming exactly these fields.</summary>
    public Refusal Refused(Refusal expected, params string[] fields)
    {
        Assert.Empty(Decision.Events);
        var refusal = Assert.IsType<Refusal>(Decision.Refusal);
        Assert.Equal((expected.Code, expected.Clause), (refusal.Code, refusal.Clause));
        Assert.Equal(fields, refusal.Fields);
        return refusal;
    }

    /// <summary>What has happened, with this.</summary>
    public Given Done()
    {
        Assert.Null(Decision.Refusal);
        return Before with { State = Decision.Events.Cast<WorkOrderEvent>().Aggregate(Before.State, WorkOrder.Fold) };
    }
}
