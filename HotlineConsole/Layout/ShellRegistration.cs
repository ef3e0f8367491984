using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using HotlineConsole.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.WebEncoders;
using Radzen;

namespace HotlineConsole.Layout;

/// <summary>The frame around every page: components, language, error pages.</summary>
internal static class ShellRegistration
{
    public static readonly IReadOnlyList<CultureInfo> Languages = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    private static readonly PathString[] Bare = ["/api", "/hub", "/account/passkey"];

    /// <summary>How often a silent circuit says that it lives: the light in the browser turns amber after five seconds without a word.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(3);

    public static WebApplicationBuilder AddConsoleShell(this WebApplicationBuilder builder)
    {
        builder.AddWebLimits();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(hub =>
            {
                hub.KeepAliveInterval = Heartbeat;
                hub.MaximumReceiveMessageSize = WebLimits.LargestCircuitMessage;
                hub.AddFilter<CircuitGate>();
            });
        builder.Services.AddRadzenComponents();

        // Chinese as it is, not as numbered entities six times as long.
        builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SupportedCultures = options.SupportedUICultures = [.. Languages];
            options.DefaultRequestCulture = new RequestCulture(Languages[0]);

            // Chinese unless a person chose otherwise: a hotline's desks speak Chinese whatever their browser was installed in.
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
        return builder;
    }

    public static WebApplication UseErrorPages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/error/500", createScopeForErrors: true);
            app.UseHsts();
        }

        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);

        // Programs and scripts get their status bare; people get a page.
        app.Use((context, next) =>
        {
            if (Array.Exists(Bare, path => context.Request.Path.StartsWithSegments(path)) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            // An error page is read, whatever was sent before: a form that was refused must not be looked at a second time.
            if ((context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null) && !HttpMethods.IsHead(context.Request.Method))
            {
                context.Request.Method = HttpMethods.Get;
            }

            return next(context);
        });
        return app;
    }

    public static WebApplication UseConsoleLanguage(this WebApplication app)
    {
        app.UseRequestLocalization();
        return app;
    }

    public static WebApplication MapConsolePages(this WebApplication app)
    {
        // Who may frame the site is said once, with the other security headers.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);

        // What is not there is not there for anybody; without this a stranger would be asked to sign in first.
        app.MapFallback("{*path}", () => TypedResults.NotFound()).AllowAnonymous();
        return app;
    }
}
