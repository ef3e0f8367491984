using System.Net;
using HotlineConsole.Core.Texts;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Security;

/// <summary>How a request came: by which proxy, and over TLS.</summary>
internal static class Transport
{
    public static bool IsTlsOnly(IHostEnvironment environment, SecurityOptions options) => !environment.IsDevelopment() && !options.PlainHttp;

    /// <summary>What a proxy says of the browser's address and scheme is believed of the proxies in the list, and of nobody else.</summary>
    public static WebApplication UseListedProxies(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<SecurityOptions>>().Value;
        if (options.Proxies.Count > 0)
        {
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            options.Proxies.ForEach(proxy => forwarded.KnownProxies.Add(IPAddress.Parse(proxy)));
            app.UseForwardedHeaders(forwarded);
        }

        if (IsTlsOnly(app.Environment, options))
        {
            app.Use(RefusePlainAsync);
        }

        return app;
    }

    // Nobody could sign in: browsers keep the cookies of this site over TLS only. Health is asked from inside.
    private static Task RefusePlainAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.IsHttps || context.Request.Path.StartsWithSegments("/livez") || context.Request.Path.StartsWithSegments("/healthz"))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(Words.Of("Security.PlainHttp"));
    }
}
