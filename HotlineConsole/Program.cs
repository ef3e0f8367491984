using HotlineConsole.Api;
using HotlineConsole.Layout;
using HotlineConsole.Live;
using HotlineConsole.Security;

var builder = WebApplication.CreateBuilder(args);
builder.AddHotline();
builder.AddHotlineSecurity();
builder.AddDemoAccounts();
builder.AddConsoleShell();
builder.AddHotlineApi();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseErrorPages();
app.UseConsoleLanguage();
app.UseHotlineApi();
app.UseSameOriginHub();
app.UseHotlineSecurity();
app.MapStaticAssets().AllowAnonymous();
app.MapAccountEndpoints();
app.MapDemoSignIn();
app.MapPreferences();
app.MapHotlineApi();
app.MapBoardHub();
app.MapConsolePages();
if (!app.TryOpenStore())
{
    return 1;
}

await app.RunAsync();
return 0;
