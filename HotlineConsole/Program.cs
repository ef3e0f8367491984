using HotlineConsole.Api;
using HotlineConsole.Archive;
using HotlineConsole.Attachments;
using HotlineConsole.Demo;
using HotlineConsole.Exports;
using HotlineConsole.Layout;
using HotlineConsole.Live;
using HotlineConsole.Move;
using HotlineConsole.Replay;
using HotlineConsole.Security;
using HotlineConsole.Security.Audit;
using HotlineConsole.Security.Oidc;
using HotlineConsole.Upkeep;

if (ReplayCommand.IsAsked(args))
{
    return await ReplayCommand.RunAsync(args[1..], Console.Out, Console.Error);
}

if (MoveCommand.IsAsked(args))
{
    return await MoveCommand.RunAsync(args[1..], Console.Out, Console.Error);
}

if (RollupsCommand.IsAsked(args))
{
    return await RollupsCommand.RunAsync(args[1..], Console.Out, Console.Error);
}

if (AuditCommand.IsAsked(args))
{
    return await AuditCommand.RunAsync(args[1..], Console.Out, Console.Error);
}

if (DatabaseCommand.IsAsked(args))
{
    return await DatabaseCommand.RunAsync(args[1..], Console.Out, Console.Error);
}

if (SbomCommand.IsAsked(args))
{
    return await SbomCommand.RunAsync(args[1..], Console.Out, Console.Error);
}

if (ArchiveCommand.IsAsked(args))
{
    return await ArchiveCommand.RunAsync(args[1..], Console.Out, Console.Error);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddDemoCity();
builder.AddHotline();
builder.AddAttachments();
builder.AddArchive();
builder.AddHotlineSecurity();
builder.AddExports();
builder.AddDemoAccounts();
builder.AddConsoleShell();
builder.AddHotlineApi();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseListedProxies();
app.UseErrorPages();
app.UseConsoleLanguage();
app.UseHotlineApi();
app.UseSameOriginLines();
app.UseHotlineSecurity();
app.MapStaticAssets().AllowAnonymous().DisableRateLimiting();
app.MapAccountEndpoints();
app.MapOidc();
app.MapDemoSignIn();
app.MapAuditExport();
app.MapAttachments();
app.MapExports();
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
