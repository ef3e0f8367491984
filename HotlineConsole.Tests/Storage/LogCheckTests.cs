using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Tests.Board;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace HotlineConsole.Tests.Storage;

/// <summary>6.1: the event log holds every command that was done, by whom and when; who changes it without the key is found.</summary>
[Clause("6.1"), Trait("Engine", "sqlite")]
public sealed class LogCheckTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Tamperings = 600;
    private const int Commands = 300;

    private readonly TestHotline _hotline = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _hotline.DisposeAsync();

    [Fact]
    public async Task Log_AsItWasWritten_IsWhole_AlsoAfterAReopening()
    {
        await LiveAsync(1);
        await _hotline.ReopenAsync();
        await _hotline.AcceptAsync();
        var anchored = LogAnchor.Read(_hotline.Store.Keys.Folder)!;
        await _hotline.ReopenAsync();
        var verdict = Check();
        Assert.Equal((null, _hotline.Store.Sequence, 0L), (verdict.Fault, verdict.Events, verdict.Unsealed));
        Assert.True(LogAnchor.Read(_hotline.Store.Keys.Folder)!.Sequence > anchored.Sequence);
        Assert.Equal(verdict.Head, LogAnchor.Read(_hotline.Store.Keys.Folder));
    }

    [Fact]
    public async Task EventsOlderThanTheSeals_ArePassedOver_ButNotAfterTheFirstSeal()
    {
        await LiveAsync(2);
        await _hotline.Store.DisposeAsync();
        File.Delete(Path.Combine(_hotline.Store.Keys.Folder, "log.anchor"));
        Do("UPDATE Events SET Seal = NULL");
        await _hotline.ReopenAsync();
        var older = _hotline.Store.Sequence;
        await _hotline.AcceptAsync();
        var verdict = Check();
        Assert.Equal((older, older + 1), (verdict.Unsealed, verdict.Events));
        Assert.Equal(new LogFault(older + 1, LogReason.NoAnchor), verdict.Fault); // not noted yet
        await _hotline.ReopenAsync();
        Assert.Null(Check().Fault);
        await _hotline.AcceptAsync();
        await _hotline.Store.DisposeAsync();
        Do($"UPDATE Events SET Seal = NULL WHERE Sequence = {older + 2}");
        Assert.Equal(new LogFault(older + 2, LogReason.Changed), Check().Fault);
        await _hotline.ReopenAsync();
    }

    [Fact]
    public async Task EveryTampering_IsFound_AndTheFirstBadEventNamed()
    {
        await LiveAsync(3);
        await _hotline.Store.DisposeAsync();
        var old = Copy("old");
        await _hotline.ReopenAsync();
        await LiveAsync(4);
        var last = _hotline.Store.Sequence;
        await _hotline.Store.DisposeAsync();
        var whole = Copy("whole");
        Assert.Null(Check().Fault);
        var dice = new Random(20261124);
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Tamperings; i++)
        {
            var (kind, sql, first) = Tampering(dice, last);
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            if (kind == "old copy")
            {
                Put(old);
            }
            else
            {
                Do(sql);
            }

            var fault = Check().Fault;
            Assert.True(fault is not null, $"{kind}: {sql}");
            Assert.True(first is null || fault!.Sequence == first, $"{kind}: {sql}: {fault}");
            Put(whole);
        }

        output.WriteLine($"{Tamperings} of {Tamperings} found: {string.Join(", ", kinds.Select(k => $"{k.Value} {k.Key}"))}");
        Assert.Equal(6, kinds.Count);
        await _hotline.ReopenAsync();
        Assert.Null(Check().Fault);
    }

    private static (string Kind, string Sql, long? First) Tampering(Random dice, long last)
    {
        var at = dice.NextInt64(1, last + 1);
        var other = 1 + (at % last);
        string[] columns = ["Stream = -Stream - 100", "Version = Version + 1000", "At = At + 1", "Kind = Kind || 'x'", "Body = replace(Body, '\"', '\"\"')", "Seal = 'AAAAAAAAAAAAAAAAAAAAAA=='", "Seal = NULL"];
        return dice.Next(6) switch
        {
            0 => ("column", $"UPDATE Events SET {columns[dice.Next(columns.Length)]} WHERE Sequence = {at}", at),
            1 => ("delete", $"DELETE FROM Events WHERE Sequence = {at}", at),
            2 => ("insert", $"UPDATE Events SET Sequence = -Sequence - 1, Version = -Version WHERE Sequence >= {at}; UPDATE Events SET Sequence = -Sequence, Version = -Version WHERE Sequence < 0; "
                + $"INSERT INTO Events SELECT {at}, 7, 1, At, Kind, Body, Seal FROM Events WHERE Sequence = {at + 1}", at),
            3 => ("swap", $"UPDATE Events SET Sequence = -1 WHERE Sequence = {at}; UPDATE Events SET Sequence = {at} WHERE Sequence = {other}; UPDATE Events SET Sequence = {other} WHERE Sequence = -1", Math.Min(at, other)),
            4 => ("cut tail", $"DELETE FROM Events WHERE Sequence >= {at}", at),
            _ => ("old copy", "", null),
        };
    }

    private async Task LiveAsync(int seed)
    {
        var life = new RandomLife(seed, TestHotline.Beijing, TestHotline.T0.AddDays(seed));
        await _hotline.Store.RunAsync(session => life.Live(session, Commands), quiet: true);
    }

    private LogVerdict Check()
    {
        using var db = _hotline.Store.Read();
        return LogCheck.Run(db, _hotline.Store.Keys);
    }

    private string Copy(string name)
    {
        var copy = Path.Combine(_hotline.Folder, name + ".copy");
        File.Copy(_hotline.Path, copy);
        return copy;
    }

    private void Put(string copy)
    {
        Forget(); // readers would go on with what they have read
        foreach (var beside in (string[])["-wal", "-shm"])
        {
            File.Delete(_hotline.Path + beside);
        }

        File.Copy(copy, _hotline.Path, overwrite: true);
    }

    // Its own pool alone: other tests count on theirs.
    private void Forget()
    {
        using var db = _hotline.Store.Read();
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }

    private void Do(string sql)
    {
        Forget();
        using var connection = new SqliteConnection($"Data Source={_hotline.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // statements of this test
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
    }
}
