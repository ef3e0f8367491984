using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Storage;
using HotlineConsole.Security;

namespace HotlineConsole.Attachments;

/// <summary>The folder of attachments, and what a stop in the middle left in it.</summary>
internal static class AttachmentRegistration
{
    public static WebApplicationBuilder AddAttachments(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(provider => new AttachmentFolder(AttachmentFolder.Of(AccountsStorage.Options(provider)), provider.GetRequiredService<HotlineStore>().Keys.Attachments));
        builder.Services.AddScoped<AttachmentDesk>().AddHostedService<AttachmentSweep>();
        return builder;
    }
}

/// <summary>At the start: files that came in and whose command never did are taken away, and it is said how many.</summary>
internal sealed partial class AttachmentSweep(HotlineStore store, AttachmentFolder folder, TimeProvider time, ILogger<AttachmentSweep> log) : BackgroundService
{
    /// <summary>On a folder that several nodes share a file may be coming in now; none takes longer than this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var (kept, deleted) = await folder.SweepAsync(store, store.IsShared ? time.GetUtcNow() - Longest : time.GetUtcNow(), stoppingToken);
            if (kept + deleted > 0)
            {
                Swept(log, folder.Folder, kept, deleted);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || store.IsLost(e))
        {
            Failed(log, e, folder.Folder); // the next start does it
        }
    }

    [LoggerMessage(LogLevel.Warning, "Attachments in {Folder}: {Kept} were committed and went to their place, {Deleted} were not and were taken away.")]
    private static partial void Swept(ILogger log, string folder, int kept, int deleted);

    [LoggerMessage(LogLevel.Error, "What a stop left in {Folder} could not be looked through.")]
    private static partial void Failed(ILogger log, Exception failure, string folder);
}
