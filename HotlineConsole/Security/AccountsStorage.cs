using HotlineConsole.Core.Storage;
using HotlineConsole.Security.Postgres;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Security;

/// <summary>Where accounts and the keys of the cookies are kept: in the database that <see cref="StorageOptions"/> names, the keys of a file beside it.</summary>
internal static class AccountsStorage
{
    public static IServiceCollection AddAccountsStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().BindConfiguration("Storage")
            .Validate(options => !string.IsNullOrWhiteSpace(options.Path), "Storage:Path must name the SQLite file.")
            .ValidateOnStart();
        services.TryAddSingleton<WriteGate>();
        var keys = services.AddDataProtection().SetApplicationName("HotlineConsole");
        if (IsPostgreSql(configuration))
        {
            services.AddDbContextFactory<AccountsPostgresDb>((provider, options) => options.UseNpgsql(
                provider.GetRequiredService<IOptions<StorageOptions>>().Value.ConnectionString,
                npgsql => npgsql.MigrationsHistoryTable(AccountsDb.History))
                .AddInterceptors(provider.GetRequiredService<AccountChanges>()));
            services.AddHostedService<AccountsListener>();
            services.AddScoped<AccountsDb>(provider => provider.GetRequiredService<AccountsPostgresDb>());
            services.AddSingleton<IDbContextFactory<AccountsDb>, PostgresFactory>();
            keys.PersistKeysToDbContext<AccountsPostgresDb>();
            return services;
        }

        services.AddSingleton<WalConnection>();
        services.AddDbContextFactory<AccountsDb>((provider, options) => options
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = File(provider) }.ToString(), sqlite => sqlite.MigrationsHistoryTable(AccountsDb.History))
            .AddInterceptors(provider.GetRequiredService<WalConnection>(), provider.GetRequiredService<AccountChanges>()));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            var folder = Path.Combine(Path.GetDirectoryName(File(provider))!, "keys");
            options.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(folder), provider.GetRequiredService<ILoggerFactory>());
        }));
        return services;
    }

    /// <summary>The options with the file's whole path.</summary>
    public static StorageOptions Options(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
        return new() { Provider = options.Provider, ConnectionString = options.ConnectionString, Path = File(provider), KeyFolder = Folder(provider, options.KeyFolder), AttachmentFolder = Folder(provider, options.AttachmentFolder) };
    }

    private static string? Folder(IServiceProvider provider, string? named) =>
        named is null ? null : Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, named);

    private static string File(IServiceProvider provider) => Path.Combine(
        provider.GetRequiredService<IHostEnvironment>().ContentRootPath,
        provider.GetRequiredService<IOptions<StorageOptions>>().Value.Path);

    // A name that is none of the two is left to the options, which refuse it in a sentence.
    private static bool IsPostgreSql(IConfiguration configuration) =>
        string.Equals(configuration["Storage:Provider"], nameof(StorageProvider.PostgreSql), StringComparison.OrdinalIgnoreCase);

    private sealed class PostgresFactory(IDbContextFactory<AccountsPostgresDb> factory) : IDbContextFactory<AccountsDb>
    {
        public AccountsDb CreateDbContext() => factory.CreateDbContext();
    }
}
