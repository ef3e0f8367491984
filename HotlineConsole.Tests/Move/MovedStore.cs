using System.Globalization;
using HotlineConsole.Core.Storage;
using HotlineConsole.Move;
using HotlineConsole.Tests.Board;
using HotlineConsole.Tests.Storage;
using HotlineConsole.Tests.Support;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HotlineConsole.Tests.Move;

/// <summary>A file with a history, an empty PostgreSQL database, and the command between them.</summary>
internal sealed class MovedStore : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestDatabase _target;
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture);

    public MovedStore()
    {
        File = Path.Combine(Path.GetDirectoryName(_folder.File("x"))!, "hotline.db");
        _target = new(File, postgres: true);
    }

    public string File { get; }

    public StorageOptions Target
    {
        get
        {
            _target.Options.KeyFolder = Keys;
            return _target.Options;
        }
    }

    // The keys of the store stay where they are: what they seal has moved.
    private string Keys => Path.Combine(Path.GetDirectoryName(File)!, "keys", "store");

    /// <summary>The audit's key and anchor stay where they are: the rows that they seal have moved.</summary>
    public Dictionary<string, string> TargetSettings => new(_target.Settings) { ["Audit:Folder"] = Path.Combine(Path.GetDirectoryName(File)!, "keys"), ["Storage:KeyFolder"] = Keys };

    /// <summary>What the command said, errors included.</summary>
    public string Said => _output.ToString();

    public HotlineStore OpenFile() => HotlineStore.Open(File, TestHotline.Rules, new TestHotline.StillClock(), new WriteGate());

    public HotlineStore OpenTarget() => HotlineStore.Open(Target, TestHotline.Rules, new TestHotline.StillClock(), new WriteGate());

    public async Task LiveAsync(int seed, int commands)
    {
        await using var store = OpenFile();
        var life = new RandomLife(seed, TestHotline.Beijing, new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        await store.RunAsync(session => life.Live(session, commands), quiet: true);
    }

    public Task<int> MoveAsync(params string[] more) => MoveAsync(_output, CancellationToken.None, more);

    public Task<int> MoveAsync(TextWriter output, CancellationToken stop, params string[] more)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        return MoveCommand.RunAsync(["--from", File, "--to", Target.ConnectionString!, .. more], output, output, stop);
    }

    /// <summary>Runs a statement on the file, as another program would.</summary>
    public void OnFile(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // statements of tests
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement on the target; gives the number in its first row, if there is one.</summary>
    public long OnTarget(string sql)
    {
        using var connection = new NpgsqlConnection(Target.ConnectionString + ";Pooling=False");
        connection.Open();
#pragma warning disable CA2100 // statements of tests
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar() ?? 0L, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _target.Dispose();
        _folder.Dispose();
        _output.Dispose();
    }
}
