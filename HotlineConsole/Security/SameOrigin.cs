namespace HotlineConsole.Security;

/// <summary>Lines that stay open are for pages of this site and for programs.</summary>
internal static class SameOrigin
{
    private static readonly string[] Lines = ["/hub", "/_blazor"];

    /// <summary>A browser says which page a connection comes from; a page of another site would come with the cookies of this one.</summary>
    public static WebApplication UseSameOriginLines(this WebApplication app)
    {
        app.UseWhen(context => Lines.Any(line => context.Request.Path.StartsWithSegments(line)), lines => lines.Use((context, next) =>
        {
            var origin = context.Request.Headers.Origin.ToString();
            if (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && HostString.FromUriComponent(from) == Asked(context.Request)))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }));
        return app;
    }

    // As a browser writes it: without the port that the scheme has anyway.
    private static HostString Asked(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var asked) ? HostString.FromUriComponent(asked) : request.Host;
}
