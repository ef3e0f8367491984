using System.Globalization;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using HotlineConsole.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotlineConsole.Api;

/// <summary>Complaints about the service of the hotline itself, and their rate (5.4.3).</summary>
internal static class ServiceComplaintEndpoints
{
    private const int PageSize = 50;

    /// <param name="CameAt">When it came; left out: now.</param>
    /// <param name="ComplainedOf">The account's name that the person signs in with here; left out, whoever answered the call.</param>
    internal sealed record ComplaintBody(
        string? About = null, string? Channel = null, DateTimeOffset? CameAt = null, string? Call = null, string? Order = null, string? ComplainedOf = null);

    internal sealed record JudgementBody(bool? Valid = null, string? Reason = null);

    /// <param name="Complaint">Its number, by which it is judged: the sequence that recording it was answered with.</param>
    internal sealed record ComplaintView(
        long Complaint, DateTimeOffset RecordedAt, string RecordedBy, string About, string Channel, DateTimeOffset CameAt, string? Call, WorkOrderNumber? Order, string? ComplainedOf,
        bool? Valid, string? Reason, string? JudgedBy, DateTimeOffset? JudgedAt)
    {
        public static ComplaintView Of(ServiceComplaint c, IReadOnlyDictionary<string, string> names) => new(
            c.Id, c.At, c.By.Name, c.About, c.Channel, c.CameAt, c.Call, c.Order, c.ComplainedOf is { } id ? names.GetValueOrDefault(id, id) : null,
            c.Verdict?.Valid, c.Verdict?.Reason, c.Verdict?.By.Name, c.Verdict?.At);
    }

    /// <param name="PerTenThousand">Rounded up to hundredths; what holds is <paramref name="Within"/>, which is counted in whole numbers. Both null: no call was answered.</param>
    internal sealed record RateView(DateTimeOffset At, double PeriodDays, int Valid, int Answered, decimal? PerTenThousand, int AtMost, bool? Within, int Waiting);

    public static void MapReads(RouteGroupBuilder api)
    {
        api.MapGet("/service-complaints", ListAsync).Named("ListServiceComplaints", "5.4.3");
        api.MapGet("/service-complaints/rate", RateAsync).Named("ServiceComplaintRate", "5.4.3");
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/service-complaints", async (Body<ComplaintBody> body, Call call, Colleagues colleagues) => await call.SendAsync(new RecordServiceComplaint(
            body.Value.About ?? "", body.Value.Channel ?? "", body.Value.CameAt, body.Value.Call, OrderOf(body.Value.Order), await colleagues.IdOfAsync(body.Value.ComplainedOf))))
            .Named("RecordServiceComplaint", "5.4.3");
        api.MapPost("/service-complaints/{complaint:long}/judgement", (long complaint, Body<JudgementBody> body, Call call) =>
            call.SendAsync(new JudgeServiceComplaint(complaint, body.Value.Valid, body.Value.Reason ?? ""))).Named("JudgeServiceComplaint", "5.4.3");
    }

    // What is no number names an order that there is not.
    private static WorkOrderNumber? OrderOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : WorkOrderNumber.TryParse(text.Trim(), out var number) ? number : default(WorkOrderNumber);

    private static async Task<Results<Ok<ComplaintView[]>, ProblemHttpResult>> ListAsync(
        Desk desk, HotlineStore store, Colleagues colleagues, CancellationToken stop, string? judged = null, string? after = null)
    {
        var by = await desk.ActorAsync();
        if (!by.Role.MayOpen(Entry.ServiceComplaints))
        {
            return Problems.Of(Capabilities.NotAllowed);
        }

        string[] wrong = [.. judged is null or "true" or "false" ? (string[])[] : ["judged"], .. after is null || IdOf(after) is not null ? (string[])[] : ["after"]];
        if (wrong.Length > 0)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "request.bad-query", wrong);
        }

        var complaints = await store.ServiceComplaintsAsync(judged == "true", by, PageSize, IdOf(after), stop);
        var names = await colleagues.NamesAsync([.. complaints.Select(c => c.ComplainedOf).OfType<string>().Distinct()]);
        return TypedResults.Ok(complaints.Select(c => ComplaintView.Of(c, names)).ToArray());
    }

    private static long? IdOf(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static async Task<Results<Ok<RateView>, ProblemHttpResult>> RateAsync(Desk desk, LiveFeed feed, HotlineClock clock)
    {
        if (!(await desk.ActorAsync()).Role.MayOpen(Entry.ServiceComplaints))
        {
            return Problems.Of(Capabilities.NotAllowed);
        }

        var (now, board) = (clock.GetUtcNow(), feed.Now.ServiceComplaints);
        var rate = board.At(now);
        return TypedResults.Ok(new RateView(now, board.Period.TotalDays, rate.Valid, rate.Answered, rate.PerTenThousand, ServiceComplaintRate.AtMost, rate.IsWithin, board.Waiting));
    }
}
