using System.Collections.Frozen;
using System.Text.Json;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotlineConsole.Api;

/// <summary>Refusals as problem details (RFC 9457) with <c>code</c>, <c>clause</c> and <c>fields</c>, in the caller's language.</summary>
internal static class Problems
{
    /// <summary>Refusals of what was sent that name no field of their own; without these and without fields, it is the state that stands in the way.</summary>
    private static readonly FrozenSet<string> OfContent = FrozenSet.Create(
        "accept.unknown-channel", "accept.unknown-category", "accept.outside-region", "accept.raised-in-future",
        "return.unknown-proposed", "reply.handled-in-future", "reply.unknown-lead");

    public static int StatusOf(Refusal refusal) =>
        refusal.Code.StartsWith("store.", StringComparison.Ordinal) ? StatusCodes.Status503ServiceUnavailable
        : refusal.Code.StartsWith("capability.", StringComparison.Ordinal) ? StatusCodes.Status403Forbidden
        : refusal.Code == Core.Door.Removed.Code ? StatusCodes.Status410Gone
        : refusal.Code is "order.unknown" or "on-site.unknown" or "acknowledge.unknown" or "attachment.unknown" or "service.unknown" or "transcript.unknown-call" or "supervision.not-yours" ? StatusCodes.Status404NotFound
        : !refusal.Fields.IsEmpty || OfContent.Contains(refusal.Code) ? StatusCodes.Status422UnprocessableEntity
        : StatusCodes.Status409Conflict;

    public static ProblemHttpResult Of(Refusal refusal, int? version = null)
    {
        var extensions = new Dictionary<string, object?>
        {
            ["code"] = refusal.Code,
            ["clause"] = refusal.Clause,
            ["fields"] = refusal.Fields.Select(JsonNamingPolicy.CamelCase.ConvertName).ToArray(),
        };
        if (refusal.Code == WriterSession.Conflict.Code && refusal.Slots is [_, var by, var at])
        {
            (extensions["by"], extensions["at"], extensions["version"]) = (by[2..], at[2..], version);
        }

        return Make(StatusOf(refusal), refusal.Text, extensions);
    }

    /// <summary>A request that is wrong before anybody decides on it: text key <c>api.CODE</c>, no clause.</summary>
    public static ProblemHttpResult Of(int status, string code, params string[] fields) => Make(
        status,
        Words.Of($"api.{code}"),
        new() { ["code"] = code, ["clause"] = null, ["fields"] = fields });

    /// <summary>What the framework answers with a bare status: 401, 403, 405, 415, 500; and 503 when what failed was the way to the database.</summary>
    public static Task WriteAsync(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>() is { } thrown && context.RequestServices.GetRequiredService<HotlineStore>().IsLost(thrown.Error)
            ? Of(HotlineStore.Unavailable).ExecuteAsync(context)
        : Of(context.Response.StatusCode, $"status.{context.Response.StatusCode}").ExecuteAsync(context);

    private static ProblemHttpResult Make(int status, string detail, Dictionary<string, object?> extensions) => TypedResults.Problem(
        statusCode: status, title: TitleOf(status), detail: detail, type: "about:blank", extensions: extensions);

    private static string TitleOf(int status) => Words.Of($"api.title.{status}");
}
