using HotlineConsole.Core;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Api;

/// <summary>Reading work orders. Whom an order does not concern gets the answer of an order that does not exist (6.1.2).</summary>
internal static class OrderEndpoints
{
    /// <summary>A page of orders, the newest first; <paramref name="Next"/> is the cursor of the page after it, null on the last.</summary>
    internal sealed record OrderList(IReadOnlyList<OrderRow> Orders, string? Next);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/orders/{number}", FindAsync).Named("FindOrder", "5.2.3.1");
        api.MapGet("/orders/{number}/history", HistoryAsync).Named("OrderHistory", "5.2.3.1");
        api.MapGet("/orders", ListAsync).Named("ListOrders", "5.2.3.1");
    }

    private static async Task<Results<Ok<OrderView>, ProblemHttpResult>> FindAsync(string number, HttpContext context, Desk desk, HotlineStore store, HotlineClock clock)
    {
        var by = await desk.ActorAsync();
        if (await SeenAsync(number, by, store, context.RequestAborted) is not { } order)
        {
            return Problems.Of(Door.NoSuchOrder);
        }

        if (order.Removed is not null)
        {
            return Problems.Of(Door.Removed);
        }

        context.Response.Headers.ETag = Call.ETagOf(order.Version);
        return TypedResults.Ok(OrderView.Of(order, by, store.Seal, clock.GetUtcNow()));
    }

    private static async Task<Results<Ok<HistoryEntry[]>, ProblemHttpResult>> HistoryAsync(
        string number, Desk desk, HotlineStore store, IOptions<JsonOptions> json, CancellationToken stop)
    {
        var by = await desk.ActorAsync();
        if (await SeenAsync(number, by, store, stop) is not { } order)
        {
            return Problems.Of(Door.NoSuchOrder);
        }

        if (order.Removed is not null)
        {
            return Problems.Of(Door.Removed);
        }

        var lines = (await store.HistoryAsync(order.Number, stop)).For(by);
        return TypedResults.Ok(lines.Select(line => HistoryEntry.Of(line, json.Value.SerializerOptions)).ToArray());
    }

    private static async Task<Results<Ok<OrderList>, ProblemHttpResult>> ListAsync(
        [AsParameters] OrderQuery query, Desk desk, HotlineStore store, LiveFeed feed, CancellationToken stop)
    {
        if (query.Wrong() is { Length: > 0 } wrong)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "request.bad-query", wrong);
        }

        var by = await desk.ActorAsync();
        if (query.Refuse(by) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var rows = await query.ReadAsync(store, by, feed.Now, stop);
        return TypedResults.Ok(new OrderList([.. rows.Take(query.Most)], rows.Count > query.Most ? rows[query.Most - 1].Number.ToString() : null));
    }

    private static async Task<WorkOrder?> SeenAsync(string number, Actor by, HotlineStore store, CancellationToken stop) =>
        WorkOrderNumber.TryParse(number, out var parsed) && await store.FindAsync(parsed, stop) is { } order && Capabilities.MaySee(by, order) ? order : null;
}
