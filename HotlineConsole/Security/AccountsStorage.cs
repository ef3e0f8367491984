using HotlineConsole.Core.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Security;

/// <summary>Where accounts are kept: the file that <see cref="StorageOptions"/> names.</summary>
internal static class AccountsStorage
{
    public static IServiceCollection AddAccountsStorage(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration("Storage")
            .Validate(options => !string.IsNullOrWhiteSpace(options.Path), "Storage:Path must name the SQLite file.")
            .ValidateOnStart();
        services.TryAddSingleton<WriteGate>();
        services.AddSingleton<WalConnection>();
        services.AddDbContextFactory<AccountsDb>((provider, options) => options
            .UseSqlite(ConnectionString(provider), sqlite => sqlite.MigrationsHistoryTable("__AccountsMigrations"))
            .AddInterceptors(provider.GetRequiredService<WalConnection>()));
        return services;
    }

    public static string File(IServiceProvider provider) => Path.Combine(
        provider.GetRequiredService<IHostEnvironment>().ContentRootPath,
        provider.GetRequiredService<IOptions<StorageOptions>>().Value.Path);

    private static string ConnectionString(IServiceProvider provider) =>
        new SqliteConnectionStringBuilder { DataSource = File(provider) }.ToString();
}
