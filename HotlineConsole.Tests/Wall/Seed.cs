using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Wall;

/// <summary>Orders of the last days over all districts and hours, in every stage, through the door; always the same ones.</summary>
public static class Seed
{
    /// <summary>What stands in every claimant's record and must not reach a wall.</summary>
    public static readonly string[] Personal = ["欧阳小满", "13912345678", "朝内南小街一号院", "孩子病了家里没有暖气"];

    public static async Task OrdersAsync(IServiceProvider services, DateTimeOffset now, int orders)
    {
        var city = services.GetRequiredService<City>();
        await services.GetRequiredService<HotlineStore>().RunAsync(writer => Write(writer, city, now, orders), quiet: true);
        await services.GetRequiredService<LiveFeed>().ReloadAsync();
    }

    public static PublicComplaint Complaint(Category category, string? district, OrganizerId? street, DateTimeOffset at) => new()
    {
        Kind = ComplaintKind.Help, Urgency = category.Urgency == Urgency.Instability ? Urgency.General : category.Urgency, Channel = "phone", Category = category.Code,
        Title = "家里暖气不热", Content = Personal[3], RaisedAt = at, Claimant = new(Personal[0], Personal[1], Address: Personal[2]),
        Place = new(district, street, Personal[2], Unclear: district is null), HappenedWhen = "昨天", Parties = "物业", EarlierHandling = "无",
        Emergency = new("起火", "一户", "无", true, true),
    };

    private static void Write(WriterSession writer, City city, DateTimeOffset now, int orders)
    {
        var random = new Random(12345);
        var categories = city.Categories.Values.OrderBy(c => c.Code, StringComparer.Ordinal).Where(c => c.LeadKind != LeadKind.DirectAnswer).ToList();
        var districts = city.Districts.Values.OrderBy(d => d.Code, StringComparer.Ordinal).ToList();
        foreach (var at in Enumerable.Range(0, orders).Select(_ => now.AddMinutes(-Math.Pow(random.NextDouble(), 2) * 8 * 24 * 60) - TimeSpan.FromMinutes(1)).Order())
        {
            var category = categories[random.Next(categories.Count)];
            var place = random.Next(30) == 0 ? null : districts[Math.Min(random.Next(districts.Count), random.Next(districts.Count))];
            var streets = place is null ? [] : city.StreetsOf(place.Code).ToList();
            OrganizerId? street = streets.Count == 0 ? null : streets[random.Next(streets.Count)].Id;
            var accepted = writer.Handle(Envelope(new AcceptComplaint(Complaint(category, place?.Code, street, at)), at));
            Assert.Null(accepted.Refusal);
            Handle(writer, accepted.Number!.Value, city.LeadFor(category.Code, place?.Code, street).Organizer, at, now, random);
        }
    }

    private static void Handle(WriterSession writer, WorkOrderNumber number, OrganizerId lead, DateTimeOffset at, DateTimeOffset now, Random random)
    {
        var reply = new Reply { Outcome = HandlingOutcome.Solved, LeadOrganizer = lead, Measures = "已修复", ToldClaimant = "已告知" };
        at = at.AddMinutes(random.Next(3, 90));
        if (at < now && writer.Handle(Envelope(new DispatchOrder(number, lead, []), at)).IsDone)
        {
            at = at.AddMinutes(random.Next(2, 180));
            if (at < now && writer.Handle(Envelope(new SignFor(number, lead), at)).IsDone)
            {
                at = at.AddMinutes(random.Next(30, 6_000));
                if (at < now)
                {
                    writer.Handle(Envelope(new SubmitReply(number, lead, reply with { HandledAt = at }), at));
                }
            }
        }
    }

    private static Envelope Envelope(HotlineCommand command, DateTimeOffset at) => new(Guid.NewGuid(), Actor.Import, command, At: at);
}
