using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using HotlineConsole.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotlineConsole.Api;

/// <summary>The telephone: what the switch reports of its calls, and how they are answered.</summary>
internal static class CallEndpoints
{
    /// <summary>One thing that happened to a call. What is missing or cannot be is said by the door.</summary>
    /// <param name="Kind">Offered, answered, transferred, rated, abandoned or ended, in whichever case.</param>
    /// <param name="Attendant">The account's name that the attendant signs in with here, with answered.</param>
    /// <param name="Caller">The number that calls; with any event of the call.</param>
    /// <param name="Key">The key that was pressed, with rated: 1 to 5, the best first.</param>
    internal sealed record CallEventBody(string? Call = null, string? Kind = null, DateTimeOffset? At = null, string? Attendant = null, string? Caller = null, int? Key = null);

    /// <param name="Part">Counted from 1 in the order of speaking; of two texts for one part the one that came last stands.</param>
    /// <param name="Said">What was said; kept sealed.</param>
    internal sealed record TranscriptBody(int? Part = null, string? Said = null);

    internal sealed record ServiceLevelView(
        DateTimeOffset At, int Offered, int Answered, int AnsweredWithin15Seconds, int Abandoned, double? Connection, bool ConnectionMet, double? Within15Seconds, double? AbandonedPart,
        int Waiting, DateTimeOffset? WaitingSince, int Talking, IReadOnlyList<int> RatedToday);

    public static void MapReads(RouteGroupBuilder api) => api.MapGet("/calls/service-level", ServiceLevelAsync).Named("ServiceLevel", "5.4.1", "D:5.2.3.3");

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/calls/events", ReportAsync).Named("ReportCall", "A.1", "5.4.1");
        api.MapPost("/calls/{id}/transcript", (string id, Body<TranscriptBody> body, Call call) =>
            call.SendAsync(new TranscribeCall(id, body.Value.Part ?? 0, body.Value.Said ?? ""))).Named("TranscribeCall", "5.2.3.3");
    }

    private static async Task<Results<Ok<Answer>, ProblemHttpResult>> ReportAsync(Body<CallEventBody> body, Call call, Colleagues colleagues)
    {
        var given = body.Value;
        if (given.Kind is null || given.At is null)
        {
            return Refused(call, ReportCall.Incomplete.Naming([.. given.Kind is null ? ["Kind"] : Array.Empty<string>(), .. given.At is null ? ["At"] : Array.Empty<string>()]));
        }

        if (!Enum.TryParse<CallStep>(given.Kind, ignoreCase: true, out var step) || !Enum.IsDefined(step) || char.IsAsciiDigit(given.Kind[0]))
        {
            return Refused(call, ReportCall.UnknownStep.Naming(["Kind"]));
        }

        var report = new CallReport(step, given.At.Value.ToUniversalTime(), await colleagues.IdOfAsync(given.Attendant), given.Key);
        return await call.SendAsync(new ReportCall(given.Call ?? "", [report], given.Caller));
    }

    // Who may not report is told so before what is wrong with the report.
    private static ProblemHttpResult Refused(Call call, Refusal refusal) =>
        Problems.Of(Capabilities.Allows(call.By.Role, typeof(ReportCall)) ? refusal : Capabilities.NotAllowed);

    private static async Task<Results<Ok<ServiceLevelView>, ProblemHttpResult>> ServiceLevelAsync(Desk desk, LiveFeed feed, HotlineClock clock, City city)
    {
        var by = await desk.ActorAsync();
        if (BoardScope.Of(by.Role, by.Organizer?.Value) is not { Organizer: null })
        {
            return Problems.Of(Capabilities.NotAllowed);
        }

        var now = clock.GetUtcNow();
        var level = feed.Now.Calls.At(now, city.TimeZone);
        return TypedResults.Ok(new ServiceLevelView(
            now, level.Offered, level.Answered, level.Prompt, level.Abandoned, level.Connection, level.IsConnected, level.PromptPart, level.AbandonedPart, level.Waiting,
            level.WaitingSince, level.Talking, level.RatedToday));
    }
}
