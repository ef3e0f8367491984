using System.Globalization;
using HotlineConsole.Core.Analysis;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.FollowUp;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Api;

/// <summary>What a gateway for text messages and pushes does: fetches invitations to rate, says which it delivered, and hands in what claimants answer.</summary>
internal static class MessageEndpoints
{
    private const int Most = 100;

    /// <summary>Of a claimant's orders, the newest so many are looked through for an open invitation.</summary>
    private const int Newest = 20;

    /// <summary>The same for a number that nobody has and for one that has nothing to answer.</summary>
    private static readonly Refusal NoInvitation = new("message.no-invitation", "5.5.2");

    /// <param name="Path">Of the rating page; the gateway puts the hotline's public address before it.</param>
    /// <param name="Phone">Null where the claimant asked for confidentiality or left none: then only the platform that he used can push it.</param>
    internal sealed record Invitation(WorkOrderNumber Number, int Handling, string Channel, string? Phone, string Path, DateTimeOffset InvitedAt);

    /// <summary>Invitations, the oldest first; <paramref name="Next"/> is the cursor of the page after it, null on the last.</summary>
    internal sealed record Outbox(IReadOnlyList<Invitation> Invitations, string? Next);

    internal sealed record MessageBody(string? Phone = null, string? Text = null);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/followups/outbox", OutboxAsync).Named("RatingOutbox", "5.5.4");
        api.MapPost("/followups/messages", MessageAsync).Named("AnswerByMessage", "5.5.2");
    }

    private static async Task<Results<Ok<Outbox>, ProblemHttpResult>> OutboxAsync(string? after, Desk desk, HotlineStore store, HotlineClock clock, CancellationToken stop)
    {
        if (!TryRead(after, out var cursor))
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "request.bad-query", "after");
        }

        var by = await desk.ActorAsync();
        await using var db = store.Read();
        var rows = await new FollowUpReads(db).InvitationsAsync(cursor, Most + 1, stop);
        var invitations = new List<Invitation>();
        foreach (var row in rows.Take(Most))
        {
            if (await store.FindAsync(row.Number, stop) is { InvitationAt: { } at } order)
            {
                var claimant = Masking.View(order, by, store.Seal, clock.GetUtcNow());
                invitations.Add(new(order.Number, order.Handling, order.Complaint.Channel, claimant.ContactPhone ?? claimant.Phone,
                    $"/rate/{RatingLink.TokenOf(order.Number, order.Handling, store.Seal)}", at));
            }
        }

        var next = rows.Count > Most ? string.Create(CultureInfo.InvariantCulture, $"{rows[Most - 1].InvitationAt!.Value.UtcTicks}.{rows[Most - 1].Number.Value}") : null;
        return TypedResults.Ok(new Outbox(invitations, next));
    }

    private static async Task<Results<Ok<Answer>, ProblemHttpResult>> MessageAsync(Body<MessageBody> body, Call call, HotlineStore store, HotlineClock clock, CancellationToken stop)
    {
        if (await AskedAsync(body.Value.Phone ?? "", store, clock.GetUtcNow(), stop) is not { } order)
        {
            return Problems.Of(NoInvitation);
        }

        var outcome = await call.HandleAsync(new AnswerByMessage(order, body.Value.Text ?? ""));
        return outcome.Refusal is not { } refusal ? TypedResults.Ok(new Answer(outcome.Number, outcome.Version, outcome.Sequence))
            : refusal.Fields.IsEmpty && !Capabilities.IsOf(refusal) ? Problems.Of(NoInvitation)
            : Problems.Of(refusal);
    }

    // The newest order of this number with an invitation that was sent: an open one, else the last, so that a message sent again gets its first answer.
    private static async Task<WorkOrderNumber?> AskedAsync(string phone, HotlineStore store, DateTimeOffset now, CancellationToken stop)
    {
        var marks = store.Seal.MarksOfPhone(phone);
        await using var db = store.Read();
        var numbers = await db.ClaimantMarks.Where(m => marks.Contains(m.Mark)).OrderByDescending(m => m.Number).Select(m => m.Number).Take(Newest).ToListAsync(stop);
        WorkOrderNumber? last = null;
        foreach (var number in numbers)
        {
            if (await store.FindAsync(number, stop) is { FollowUp.SentAt: not null } order)
            {
                last ??= number;
                if (AnswerFollowUp.RefuseInvited(order, now, store.Rules) is null)
                {
                    return number;
                }
            }
        }

        return last;
    }

    private static bool TryRead(string? text, out (DateTimeOffset, WorkOrderNumber)? cursor)
    {
        cursor = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        if (text.Split('.') is not [var ticks, var number]
            || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > DateTimeOffset.MaxValue.UtcTicks
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        cursor = (new(at, TimeSpan.Zero), new(value));
        return true;
    }
}
