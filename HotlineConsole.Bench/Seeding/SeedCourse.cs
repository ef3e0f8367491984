using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Demo;

namespace HotlineConsole.Bench.Seeding;

/// <summary>What becomes of an order and when; an instant that is null has not come.</summary>
internal sealed record SeedCourse(
    bool Direct, OrganizerId Lead, OrganizerId[] CoOrganizers, DateTimeOffset? Dispatched, DateTimeOffset? Signed, DateTimeOffset? FedBack, DateTimeOffset? Closed)
{
    public const int OpenDays = 30;

    private const double AnsweredDirectly = 0.15;
    private const double Late = 0.07;

    public bool IsOpen => !Direct && FedBack is null;

    /// <param name="openShare">Part of the orders of the last <see cref="OpenDays"/> days that is left open, the newer the likelier.</param>
    public static SeedCourse Draw(PublicComplaint complaint, DateTimeOffset at, DateTimeOffset end, double openShare, OrganizerId[] organizers, City city, Dice dice)
    {
        var lead = city.LeadFor(complaint.Category, complaint.Place.District, complaint.Place.Street).Organizer;
        var age = (end - at) / TimeSpan.FromDays(OpenDays);
        var steepness = openShare <= 0.5 ? 2 * openShare : 1 / (2 * (1 - openShare));
        var open = age < 1 && dice.Chance(steepness * (1 - age));
        if (!open && dice.Chance(AnsweredDirectly))
        {
            return new(true, lead, [], null, null, null, at + dice.Minutes(1, 6));
        }

        OrganizerId[] others = dice.Chance(open ? 0.6 : 0.1)
            ? [.. Enumerable.Range(0, 1 + dice.Below(open ? 3 : 2)).Select(_ => dice.Pick(organizers)).Where(o => o != lead).Distinct()]
            : [];
        var dispatched = at + dice.Minutes(5, 55);
        var signed = dispatched + dice.Minutes(5, Tiers.IsUrgent(complaint.Urgency) ? 25 : 600);
        if (open)
        {
            var waits = dice.Next();
            return new(false, lead, others, Come(waits < 0.03 ? end : dispatched), Come(waits < 0.2 ? end : signed), null, null);
        }

        var span = TimeSpan.FromHours(Tiers.Of(complaint.Urgency) switch
        {
            ResponseTier.LifeAndSafety => 22, ResponseTier.Livelihood => 110, ResponseTier.General or ResponseTier.Complex => 160,
        });
        var fedBack = dispatched + (span * (dice.Chance(Late) ? dice.Between(1.6, 2.4) : dice.Between(0.1, 0.95)));
        fedBack = fedBack < signed ? signed : fedBack;
        fedBack = fedBack < end ? fedBack : end.AddTicks(-1);
        return new(false, lead, others, Come(dispatched) ?? end.AddTicks(-3), Come(signed) ?? end.AddTicks(-2), fedBack, Come(fedBack + dice.Minutes(600, 7_000)));

        DateTimeOffset? Come(DateTimeOffset instant) => instant < end ? instant : null;
    }
}
