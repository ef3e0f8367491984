using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using Microsoft.Data.Sqlite;

namespace HotlineConsole.Upkeep;

/// <summary><c>HotlineConsole rollups rebuild [--db FILE]</c>: counts the rollups again from the orders, of the configured store unless a file is named.</summary>
public static class RollupsCommand
{
    private const int Refused = 1;

    public static bool IsAsked(string[] args) => args.FirstOrDefault() == "rollups";

    /// <param name="args">What follows the word <c>rollups</c>.</param>
    /// <returns>0 done, 1 refused.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        if (args is not (["rebuild"] or ["rebuild", "--db", _]))
        {
            await errors.WriteLineAsync(Words.Of("rollups.usage"));
            return Refused;
        }

        var builder = WebApplication.CreateBuilder();
        var storage = args.Count == 3 ? new StorageOptions { Path = args[2] } : ConfiguredStorage.Of(builder);
        if (storage.Provider == StorageProvider.Sqlite && !File.Exists(storage.Path))
        {
            await errors.WriteLineAsync(Words.Of("rollups.no-file", storage.Path));
            return Refused;
        }

        try
        {
            await RebuildAsync(storage, City.Load(builder.Configuration["City:Folder"] ?? City.ReadFolder), output);
            return 0;
        }
        catch (StoreUnavailableException e)
        {
            await errors.WriteLineAsync(e.Message);
            return Refused;
        }
        catch (SqliteException e)
        {
            await errors.WriteLineAsync(Words.Of("rollups.failed", e.Message));
            return Refused;
        }
    }

    private static async Task RebuildAsync(StorageOptions storage, City city, TextWriter output)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var gate = new WriteGate();
        await using var store = HotlineStore.Open(storage, Rules.Of(city, new LocalPolicy()), TimeProvider.System, gate);
        await store.RebuildRollupsAsync();
        await output.WriteLineAsync(Words.Of("rollups.done", Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1)));
    }
}
