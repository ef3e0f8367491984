using HotlineConsole.Knowledge;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotlineConsole.Api;

/// <summary>What the hotline's network platform and robots answer the public from (5.2.2.4): the same entries as the public's page.</summary>
internal static class AnswerEndpoints
{
    private const int Most = 10;

    internal sealed record AnswerView(int Id, string Title, string Answer, string Owner, string Source, DateOnly ValidFrom, DateOnly? ValidUntil);

    /// <param name="IsLike">Nothing holds all that was asked; these titles have most in common with it.</param>
    internal sealed record AnswersView(bool IsLike, IReadOnlyList<AnswerView> Answers);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/answers", AskAsync).Named("AskHotlineDatabase", "5.2.2.4");

    private static async Task<Results<Ok<AnswersView>, ProblemHttpResult>> AskAsync(HotlineDatabase database, CancellationToken stop, string? q = null)
    {
        if (string.IsNullOrWhiteSpace(q) || q.Length > HotlineDatabase.LongestQuestion)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "request.bad-query", ["q"]);
        }

        var found = await database.AskAsync(q, Most, stop);
        return TypedResults.Ok(new AnswersView(found.IsLike, [.. found.Entries.Select(e => new AnswerView(e.Id, e.Title, e.Answer, e.Owner, e.Source, e.ValidFrom, e.ValidUntil))]));
    }
}
