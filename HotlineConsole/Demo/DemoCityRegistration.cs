using HotlineConsole.Core.Time;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Demo;

/// <summary>The demo city is there or it is not: in Development with <c>Demo:Enabled</c>, never elsewhere. <c>Demo:City</c> false leaves the accounts without the city.</summary>
internal static class DemoCityRegistration
{
    /// <summary>
    /// Takes the place of the hotline's clock and adds the city. The store has to be registered as <see cref="Core.Storage.HotlineStore"/>; services that
    /// read it at their start (board, deadline watch) are registered after this.
    /// </summary>
    public static WebApplicationBuilder AddDemoCity(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment() || !builder.Configuration.GetValue<bool>("Demo:Enabled") || !builder.Configuration.GetValue("Demo:City", true))
        {
            return builder;
        }

        builder.Services.AddSingleton<IValidateOptions<DemoCityOptions>, SettingsCheck>();
        builder.Services.AddOptions<DemoCityOptions>().BindConfiguration("Demo").ValidateOnStart();
        builder.Services.AddSingleton(services => new DemoClock(speed: services.GetRequiredService<IOptions<DemoCityOptions>>().Value.Speed));
        builder.Services.Replace(ServiceDescriptor.Singleton<HotlineClock>(services => services.GetRequiredService<DemoClock>()));
        builder.Services.AddSingleton(services =>
            new DemoControls(services.GetRequiredService<DemoClock>(), services.GetRequiredService<IOptions<DemoCityOptions>>().Value.Seed));
        builder.Services.AddHostedService<DemoCity>();
        return builder;
    }

    private sealed class SettingsCheck : IValidateOptions<DemoCityOptions>
    {
        public ValidateOptionsResult Validate(string? name, DemoCityOptions options) =>
            options.Problem() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }
}
