using HotlineConsole.Security.Audit;
using Microsoft.AspNetCore.Mvc;

namespace HotlineConsole.Security;

/// <summary>The demonstration is there or it is not; where it is not, its address answers 404.</summary>
internal static class DemoRegistration
{
    public static WebApplicationBuilder AddDemoAccounts(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment() && builder.Configuration.GetValue<bool>("Demo:Enabled"))
        {
            builder.Services.AddOptions<DemoOptions>().BindConfiguration("Demo")
                .Validate(
                    demo => demo.Organizers.TrueForAll(of => of.Id.Length > 0 && of.Name.Length > 0 && of.Account.Length > 0),
                    "Demo:Organizers needs Id, Name and Account in every entry.")
                .ValidateOnStart();
            builder.Services.AddSingleton<DemoAccounts>();
        }

        return builder;
    }

    public static WebApplication MapDemoSignIn(this WebApplication app)
    {
        if (app.Services.GetService<DemoAccounts>() is { } demo)
        {
            app.MapPost("/account/demo/{name}", (string name, HotlineSignIn signIn, AuditTrail trail, [FromForm] string? returnUrl) =>
                demo.All.Any(account => account.UserName == name)
                    ? AccountEndpoints.SignInAsync(name, signIn, trail, returnUrl)
                    : Task.FromResult<IResult>(TypedResults.NotFound())).AllowAnonymous();
        }

        return app;
    }
}
