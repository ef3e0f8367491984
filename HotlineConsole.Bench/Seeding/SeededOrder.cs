using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Demo;

namespace HotlineConsole.Bench.Seeding;

/// <summary>One order ready to be written; <paramref name="Life"/> where its state and events are kept as well.</summary>
internal sealed record SeededOrder(OrderRow Row, string? Grams, (WorkOrder Order, List<WorkOrderEvent> Events)? Life);

/// <summary>Makes orders by their place in the year; the same every time.</summary>
internal sealed class SeedMaker(City city, Rules rules, SeedOptions options, DateTimeOffset end)
{
    private readonly Complaints _complaints = new(city);
    private readonly OrganizerId[] _organizers = [.. city.Organizers.Keys.OrderBy(o => o.Value, StringComparer.Ordinal)];
    private readonly double _openShare = Math.Min(0.9, options.Open / (options.Orders * (double)SeedCourse.OpenDays / 365));

    public SeededOrder Make(SeedSlot slot)
    {
        var dice = Dice.Of(SeedOptions.Seed, Draw.Destiny, slot.Index);
        var complaint = ComplaintOf(slot);
        var course = SeedCourse.Draw(complaint, slot.At, end, _openShare, _organizers, city, dice);
        var grams = slot.Index >= options.Orders - SeedOptions.Searchable ? Bigrams.Index(SearchText.Of(complaint)) : null;
        if (options.AllEvents || course.IsOpen || slot.Index % 100 == 0)
        {
            var life = SeedLife.Of(slot, complaint, course, rules, end);
            return new(OrderRow.Of(life.Order), grams, life);
        }

        return new(Closed(slot, complaint, course), grams, null);
    }

    public PublicComplaint ComplaintOf(SeedSlot slot)
    {
        var (district, street) = _complaints.Where(Dice.Of(SeedOptions.Seed, Draw.Street, slot.Index));
        return _complaints.Make(slot.At, district, street, Dice.Of(SeedOptions.Seed, Draw.Complaint, slot.Index));
    }

    // As the events would fold, without making them.
    private OrderRow Closed(SeedSlot slot, PublicComplaint complaint, SeedCourse course)
    {
        DateTimeOffset? due = course.Dispatched is { } dispatched
            ? rules.Book.Due(Step.Feedback, complaint.Urgency, complex: false, complaint.Category, dispatched, "why.from.first-dispatch", slot.At).Due
            : null;
        return new()
        {
            Number = slot.Number, Version = course.Direct ? 2 : 5 + course.CoOrganizers.Length,
            Status = course.Direct ? WorkOrderStatus.AnsweredDirectly : course.Closed is null ? WorkOrderStatus.FedBack : WorkOrderStatus.Closed,
            IsSettled = true, Kind = complaint.Kind, Urgency = complaint.Urgency, Tier = Tiers.Of(complaint.Urgency), Channel = complaint.Channel,
            Category = complaint.Category, Title = complaint.Title, District = complaint.Place.District, Street = complaint.Place.Street,
            Lead = course.Direct ? null : course.Lead, AcceptedAt = slot.At, FirstDispatchedAt = course.Dispatched, FeedbackDueAt = due,
            FedBackAt = course.FedBack, FedBackLate = course.FedBack > due, ClosedAt = course.Closed,
        };
    }
}
