using System.Runtime.InteropServices;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HotlineConsole.Move;

/// <summary>
/// <c>HotlineConsole move --from FILE.db --to "CONNECTION STRING" [--check]</c>: moves a store whole, with its accounts and keys, from a file into an
/// empty PostgreSQL database, and keeps the copy only when it has been compared row by row.
/// </summary>
public static class MoveCommand
{
    private const int Refused = 1;
    private const int Stopped = 130;

    public static bool IsAsked(string[] args) => args.FirstOrDefault() == "move";

    /// <param name="args">What follows the word <c>move</c>.</param>
    /// <returns>0 done, 1 refused or different, 130 stopped by Ctrl+C.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors, CancellationToken stopAsked = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopAsked);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            await RunAsync(MoveArguments.Parse(args), output, stop.Token);
            return 0;
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            await output.WriteLineAsync(Words.Of("move.stopped"));
            return Stopped;
        }
        catch (Exception e) when (e is MoveRefusedException or StoreUnavailableException)
        {
            await errors.WriteLineAsync(e.Message);
            return Refused;
        }
        catch (Exception e) when (e is SqliteException or NpgsqlException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await errors.WriteLineAsync(Words.Of("move.failed", e.GetBaseException().Message));
            return Refused;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true; // the transaction is rolled back first
            stop.Cancel();
        }
    }

    private static async Task RunAsync(MoveArguments asked, TextWriter output, CancellationToken stop)
    {
        await using var source = MoveSource.Open(asked.From);
        await using var target = await MoveTarget.OpenAsync(asked.To, stop);
        var move = new StoreMove(source, target, new MoveProgress(output), stop);
        await (asked.CheckOnly ? move.CheckAsync() : move.RunAsync());
    }
}
