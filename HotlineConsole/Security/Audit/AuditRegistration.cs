using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Security.Audit;

/// <summary>The audit's parts.</summary>
internal static class AuditRegistration
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddOptions<AuditOptions>().BindConfiguration("Audit");
        services.AddSingleton(provider => AuditFiles.Of(
            provider.GetRequiredService<IOptions<AuditOptions>>().Value.Folder,
            provider.GetRequiredService<IHostEnvironment>().ContentRootPath,
            AccountsStorage.Options(provider).Path));
        services.AddSingleton<AuditTrail>().AddSingleton<AuditCheck>().AddSingleton<SettingsAudit>().AddSingleton<Denials>().AddScoped<AuditList>();
        return services.AddSingleton<IAuthorizationMiddlewareResultHandler, NotedRefusals>();
    }
}
