using HotlineConsole.Layout;
using HotlineConsole.Replay;
using HotlineConsole.Security;

if (ReplayCommand.IsAsked(args))
{
    return await ReplayCommand.RunAsync(args[1..], Console.Out, Console.Error);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddHotlineSecurity();
builder.AddDemoAccounts();
builder.AddConsoleShell();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseErrorPages();
app.UseConsoleLanguage();
app.UseHotlineSecurity();
app.MapStaticAssets().AllowAnonymous();
app.MapAccountEndpoints();
app.MapDemoSignIn();
app.MapPreferences();
app.MapConsolePages();
await app.RunAsync();
return 0;
