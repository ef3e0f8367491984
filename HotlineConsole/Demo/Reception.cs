using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Demo;

/// <summary>Makes of a call the command of the attendant who took it.</summary>
internal sealed class Reception(int seed, City city, Personas personas)
{
    private readonly Complaints _complaints = new(city);

    /// <summary>Whether the call is among that part of all calls.</summary>
    public bool IsAmong(double share, Arrival arrival) => share >= 1 || Dice.Of(seed, Draw.Thinning, arrival.Hour, arrival.Index).Chance(share);

    public Envelope Accept(Arrival arrival, DateTimeOffset? at)
    {
        var dice = Dice.Of(seed, Draw.Complaint, arrival.Hour, arrival.Index);
        var attendant = personas.Attendant(dice.Below(int.MaxValue));
        var (district, street) = Where(arrival);
        var complaint = _complaints.Make(arrival.At, district, street, dice);
        return new(arrival.IdFor(seed), attendant, new AcceptComplaint(complaint.Channel == "phone" ? complaint with { CallId = Switchboard.IdOf(arrival) } : complaint), At: at);
    }

    public OrganizerId StreetOf(Arrival arrival) => Where(arrival).Street;

    private (string District, OrganizerId Street) Where(Arrival arrival) => _complaints.Where(Dice.Of(seed, Draw.Street, arrival.Hour, arrival.Index));
}
