using Microsoft.AspNetCore.Http.HttpResults;

namespace HotlineConsole.Api;

/// <summary>A part of a request that was read before the endpoint runs; when it could not be, the endpoint does not run.</summary>
internal interface IBound
{
    ProblemHttpResult? Problem { get; }
}

/// <summary>Answers what could not be read, in place of the endpoint.</summary>
internal static class BoundFilter
{
    public static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.Arguments.OfType<IBound>().Select(part => part.Problem).FirstOrDefault(problem => problem is not null) ?? await next(context);
}
