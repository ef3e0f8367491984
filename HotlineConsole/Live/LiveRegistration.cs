using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Knowledge;
using HotlineConsole.Mail;
using HotlineConsole.Pages.Wall;
using HotlineConsole.Security;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Live;

/// <summary>The store, the board and the clock.</summary>
internal static class LiveRegistration
{
    public static WebApplicationBuilder AddHotline(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton<HotlineClock>();
        services.AddSingleton(_ => City.Load(builder.Configuration["City:Folder"] ?? City.ReadFolder));
        services.AddSingleton(OpenStore);
        services.AddSingleton<LiveFeed>().AddHostedService(provider => provider.GetRequiredService<LiveFeed>());
        services.AddHostedService<DeadlineWatch>();
        services.AddOptions<MailOptions>().BindConfiguration("Mail");
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>().AddSingleton<MailLinks>().AddSingleton<MailDesk>().AddHostedService<MailSender>();
        services.AddSingleton<WallScreens>();
        services.AddSingleton<HotlineDatabase>().AddScoped<Desk>();
        return builder;
    }

    /// <summary>Opens the store before anything listens; what stands in the way is said in a sentence, not in a stack trace.</summary>
    public static bool TryOpenStore(this WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<HotlineStore>();
            return true;
        }
        catch (Exception e) when (e is StoreUnavailableException or InvalidDataException or OptionsValidationException)
        {
            Console.Error.WriteLine(e.Message);
            return false;
        }
    }

    private static HotlineStore OpenStore(IServiceProvider provider)
    {
        var log = provider.GetRequiredService<ILogger<HotlineStore>>();
        var configuration = provider.GetRequiredService<IConfiguration>();
        if (configuration["Storage:Provider"] is { } named && !Enum.GetNames<StorageProvider>().Contains(named, StringComparer.OrdinalIgnoreCase))
        {
            throw new InvalidDataException(Words.Of("start.unknown-provider", named, string.Join(", ", Enum.GetNames<StorageProvider>())));
        }

        var policy = configuration.GetSection("Policy").Get<LocalPolicy>() ?? new LocalPolicy();
        if (policy.Edition is { } edition && ResponseTimes.Find(edition) is null)
        {
            throw new InvalidDataException(Words.Of("start.unknown-edition", edition, string.Join(", ", ResponseTimes.All.Select(e => e.Edition))));
        }

        if (!policy.FollowUp.IsUsable)
        {
            throw new InvalidDataException(Words.Of("start.bad-sample", FollowUpPolicy.ShortestSecret));
        }

        if (!policy.HasUsableServiceComplaintPeriod)
        {
            throw new InvalidDataException(Words.Of("start.bad-complaint-period"));
        }

        if ((policy.Attachments.Problem() ?? policy.Retention.Problem()) is { } problem)
        {
            throw new InvalidDataException(problem);
        }

        var rules = Rules.Of(provider.GetRequiredService<City>(), policy, (file, line) => log.LogWarning("{File}: {Problem}", file, line.InWords()));
        if (!provider.GetRequiredService<IOptions<MailOptions>>().Value.IsOn && rules.Mail.Count > 0)
        {
            throw new InvalidDataException(Words.Of("Mail.Setting.Host"));
        }

        return HotlineStore.Open(AccountsStorage.Options(provider), rules, provider.GetRequiredService<HotlineClock>(), provider.GetRequiredService<WriteGate>());
    }
}
