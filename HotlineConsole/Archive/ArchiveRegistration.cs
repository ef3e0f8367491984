namespace HotlineConsole.Archive;

/// <summary>The archive: what goes in by itself, and what is taken out of it.</summary>
internal static class ArchiveRegistration
{
    public static WebApplicationBuilder AddArchive(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ArchiveOptions>().BindConfiguration("Archive")
            .Validate(options => options.After >= TimeSpan.Zero, "Archive:After must not be negative.").ValidateOnStart();
        builder.Services.AddScoped<ArchiveBundle>().AddHostedService<ArchiveWorker>();
        return builder;
    }
}
