using System.Collections.Immutable;
using System.Globalization;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Board;

/// <summary>One ended follow-up, or one further handling (<paramref name="End"/> null), as the figures of 7.1.3 count it: with who led then.</summary>
/// <param name="Claimed">The organizer said that it is solved.</param>
public sealed record FollowUpFact(DateTimeOffset At, OrganizerId? Lead, FollowUpEnd? End, bool? Contacted, bool? Solved, Satisfaction? Level, bool Claimed)
{
    public static ImmutableArray<FollowUpFact> Of(WorkOrder order) => order.FollowUps.IsEmpty ? [] :
    [
        .. order.FollowUps.Where(f => f.End is not null).Select(f =>
            new FollowUpFact(f.EndedAt!.Value, f.Lead, f.End, f.Answers?.Contacted, f.Answers?.Solved, f.Answers?.Level, f.Claimed == HandlingOutcome.Solved)),
        .. order.Reopenings.Select(r => new FollowUpFact(r.At, r.Lead, null, null, null, null, false)),
    ];

    public static string Write(ImmutableArray<FollowUpFact> facts) => string.Join(';', facts.Select(f => string.Create(CultureInfo.InvariantCulture,
        $"{f.At.UtcTicks}|{f.Lead?.Value}|{(int?)f.End}|{Digit(f.Contacted)}|{Digit(f.Solved)}|{(int?)f.Level}|{Digit(f.Claimed)}")));

    public static ImmutableArray<FollowUpFact> Read(string text) => text.Length == 0 ? [] :
    [
        .. text.Split(';').Select(fact => fact.Split('|')).Select(p => new FollowUpFact(
            new(long.Parse(p[0], CultureInfo.InvariantCulture), TimeSpan.Zero), p[1].Length == 0 ? null : new OrganizerId(p[1]), (FollowUpEnd?)Number(p[2]), Flag(p[3]), Flag(p[4]),
            (Satisfaction?)Number(p[5]), p[6] == "1")),
    ];

    private static string Digit(bool? flag) => flag is { } given ? given ? "1" : "0" : "";

    private static bool? Flag(string text) => text.Length == 0 ? null : text == "1";

    private static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
