using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Api;

/// <summary>受理: a complaint becomes a work order, or is answered or led elsewhere at once.</summary>
internal static class AcceptanceEndpoints
{
    /// <summary>A complaint as a program records it. What the standard asks for beyond the two kinds is checked by the door (Appendix C).</summary>
    internal sealed record ComplaintBody
    {
        public required ComplaintKind Kind { get; init; }

        public required Urgency Urgency { get; init; }

        public string? Channel { get; init; }

        public string? Category { get; init; }

        public string? Title { get; init; }

        public string? Content { get; init; }

        public DateTimeOffset? RaisedAt { get; init; }

        public Claimant? Claimant { get; init; }

        public Place? Place { get; init; }

        public string? HappenedWhen { get; init; }

        public string? Parties { get; init; }

        public string? EarlierHandling { get; init; }

        public string? Demand { get; init; }

        public string? Reasons { get; init; }

        /// <summary>The telephone's id of the call.</summary>
        public string? CallId { get; init; }

        public InstabilityFacts? Instability { get; init; }

        public EmergencyFacts? Emergency { get; init; }

        public PublicComplaint Recorded(City city, DateTimeOffset now) => new()
        {
            Kind = Kind, Urgency = Urgency, Channel = Channel ?? "", Category = Category ?? "", Title = Title ?? "", Content = Content ?? "",
            ByNetwork = Channel is not null && city.Channels.TryGetValue(Channel, out var channel) && channel.Network,
            RaisedAt = RaisedAt?.ToUniversalTime() ?? now, Claimant = Claimant ?? new(null, null), Place = Place ?? Place.Nowhere, HappenedWhen = HappenedWhen,
            Parties = Parties, EarlierHandling = EarlierHandling, Demand = Demand, Reasons = Reasons, CallId = CallId, Instability = Instability, Emergency = Emergency,
        };
    }

    internal sealed record DirectAnswerBody(string? Answer = null, string? DatabaseEntry = null);

    internal sealed record ElsewhereBody(string? AnswerText = null)
    {
        public required Elsewhere BelongsTo { get; init; }
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/orders", (Body<ComplaintBody> body, Call call, City city, HotlineClock clock) =>
            call.CreateAsync(new AcceptComplaint(body.Value.Recorded(city, clock.GetUtcNow())))).Named("AcceptComplaint", "5.2.3.1");
        api.MapPost("/orders/{number}/answer", (string number, Body<DirectAnswerBody> body, Call call) =>
            call.SendAsync(number, order => new AnswerDirectly(order, body.Value.Answer ?? "", body.Value.DatabaseEntry ?? ""))).Named("AnswerDirectly", "5.3.1");
        api.MapPost("/orders/{number}/elsewhere", (string number, Body<ElsewhereBody> body, Call call) =>
            call.SendAsync(number, order => new LeadElsewhere(order, body.Value.BelongsTo, body.Value.AnswerText ?? ""))).Named("LeadElsewhere", "5.2.2.1");
    }
}
