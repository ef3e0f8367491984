namespace HotlineConsole.Security;

/// <summary>Headers that every answer carries.</summary>
internal static class SecurityHeaders
{
    // Scripts come from files of this site only. Styles may be inline: Blazor renders style attributes (bars, map colours) and Radzen sizes
    // and places its popups with them; a style cannot run code.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
        "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the start of the answer, because the error page begins with cleared headers.
        context.Response.OnStarting(Write, context);
        return next(context);
    });

    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Features.Get<OwnPolicy>()?.Policy ?? Policy;
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store"; // styles and scripts say how long they are good; everything else may show somebody's data
        }

        return Task.CompletedTask;
    }
}

/// <summary>A content security policy of an answer's own, tighter than that of pages.</summary>
internal sealed record OwnPolicy(string Policy);
