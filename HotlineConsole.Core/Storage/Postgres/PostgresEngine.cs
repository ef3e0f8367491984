using System.Text;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HotlineConsole.Core.Storage.Postgres;

/// <summary>
/// The store on a PostgreSQL server that several nodes share. A transaction-wide lock lets one writer in at a time, whichever its node, so sequences are
/// given without gaps and in the order in which they become visible; a group of commands takes three round trips, however many there are.
/// </summary>
internal sealed class PostgresEngine : StoreEngine
{
    /// <summary>The channel on which a commit wakes the other nodes. It carries nothing: the log says what is new.</summary>
    public const string Channel = "hotline";

    private const long WriterLock = 12345_2021_1;

    private readonly PostgresServer _server;
    private readonly DbContextOptions<HotlinePostgresDb> _readOptions;
    private readonly PostgresElection _election;
    private readonly PostgresAsked<Guid, Outcome> _commands = new(PostgresSql.Commands, ids => ids.ToArray(), r => (r.GetGuid(0), new(
        r.IsDBNull(1) ? null : new WorkOrderNumber(r.GetInt64(1)), r.GetInt32(2), r.GetInt64(3), r.IsDBNull(4) ? null : HotlineJson.ReadRefusal(Encoding.UTF8.GetBytes(r.GetString(4))))));

    private readonly PostgresAsked<WorkOrderNumber, WorkOrder> _orders =
        new(PostgresSql.States, numbers => numbers.Select(n => n.Value).ToArray(), r => (new(r.GetInt64(0)), HotlineJson.ReadOrder(r.GetString(1))));

    private readonly PostgresAsked<string, PhoneCall> _calls = new(PostgresSql.Calls, ids => ids.ToArray(), r => (r.GetString(0), HotlineJson.ReadCall(r.GetString(1))));

    private readonly PostgresAsked<long, ServiceComplaint> _complaints =
        new(PostgresSql.ServiceComplaints, ids => ids.ToArray(), r => (r.GetInt64(0), HotlineJson.ReadServiceComplaint(r.GetString(1))));

    private string? _sealOfHead;
    private NpgsqlConnection _writer;
    private PostgresListener? _listener;

    public PostgresEngine(string connectionString)
    {
        _server = PostgresServer.Open(connectionString);
        _readOptions = _server.OptionsFor<HotlinePostgresDb>(tracking: false);
        _writer = _server.OpenWriter();
        _election = new(_server, Leadership);
    }

    public override Leadership Leadership { get; } = new(leads: false);

    public override HotlineDb Read() => new HotlinePostgresDb(_readOptions);

    public override string Grams(string text) => Bigrams.TextVector(text);

    public override IQueryable<OrderRow>? Search(HotlineDb db, string typed, long before, FewOrders? few) => Bigrams.TextQuery(typed) is { } query
        ? db.Orders.FromSql($"""SELECT o.* FROM "OrderSearch" s JOIN "Orders" o ON o."Number" = s."Number" WHERE s."Grams" @@ {query}::tsquery AND s."Number" < {before}""")
        : null;

    public override string Keep(string name, Func<string> make) => HotRead.Keep(_writer, name, make);

    public override long Head()
    {
        using var command = new NpgsqlCommand(PostgresSql.Head, _writer);
        return (long?)command.ExecuteScalar() ?? 0;
    }

    public override long Begin(IReadOnlyList<Guid> commands, IReadOnlyList<WorkOrderNumber> orders, IReadOnlyList<string> calls)
    {
        Forget();
        using var batch = new NpgsqlBatch(_writer);
        batch.Add("BEGIN");
        batch.Add("SELECT pg_advisory_xact_lock($1)", WriterLock);
        batch.Add(PostgresSql.Head); // a statement sees what was committed before it began, so all before this node got the lock
        _commands.Ask(batch, commands);
        _orders.Ask(batch, orders);
        _calls.Ask(batch, calls);
        using var reader = batch.ExecuteReader();
        reader.NextResult(); // the lock gives a row of nothing
        (var head, _sealOfHead) = reader.Read() ? (reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetString(1)) : (0, null);
        reader.NextResult();
        _commands.Read(reader);
        reader.NextResult();
        _orders.Read(reader);
        reader.NextResult();
        _calls.Read(reader);
        return head;
    }

    public override Outcome? FindCommand(Guid id) => _commands.Find(_writer, id);

    public override WorkOrder? FindOrder(WorkOrderNumber number) => _orders.Find(_writer, number);

    public override PhoneCall? FindCall(string id) => _calls.Find(_writer, id);

    public override ServiceComplaint? FindServiceComplaint(long id) => _complaints.Find(_writer, id);

    public override IReadOnlyList<(WorkOrderNumber Number, string Print)> ReplyPrints(OrganizerId organizer, int most)
    {
        using var batch = new NpgsqlBatch(_writer);
        batch.Add("""SELECT "Number", "Print" FROM "ReplyPrints" WHERE "Organizer" = $1 ORDER BY "Sequence" DESC LIMIT $2""", organizer.Value, most);
        using var reader = batch.ExecuteReader();
        var prints = new List<(WorkOrderNumber, string)>(most);
        while (reader.Read())
        {
            prints.Add((new(reader.GetInt64(0)), reader.GetString(1)));
        }

        return prints;
    }

    public override void ClearRollups()
    {
        using var clear = new NpgsqlCommand("""DELETE FROM "Rollups"; DELETE FROM "FollowUpRollups" """, _writer);
        clear.ExecuteNonQuery();
    }

    public override void Commit(Pending pending)
    {
        using var batch = new NpgsqlBatch(_writer);
        string?[] seals = [];
        PostgresSql.Write(batch, pending, bodies => seals = Seal(_sealOfHead, pending.Events, bodies));
        if (pending.Events.Count > 0)
        {
            batch.Add("SELECT pg_notify($1, '')", Channel);
        }

        batch.Add("COMMIT");
        batch.ExecuteNonQuery();
        Note(pending.Events, seals);
        Forget();
    }

    public override void RollBack()
    {
        using var rollback = new NpgsqlCommand("ROLLBACK", _writer); // a notice, no error, when there is no transaction
        rollback.ExecuteNonQuery();
        Forget();
    }

    public override bool IsLost(Exception failure) => PostgresServer.IsLost(failure) || _writer.State != System.Data.ConnectionState.Open;

    public override void Reconnect()
    {
        _writer.Dispose();
        _server.Forget();
        _writer = _server.OpenWriter();
    }

    public override void Listen(Action others) => _listener = new(_server, () => _writer.ProcessID, others);

    public override async ValueTask DisposeAsync()
    {
        if (_listener is not null)
        {
            await _listener.DisposeAsync().ConfigureAwait(false);
        }

        await _election.DisposeAsync().ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
    }

    private void Forget()
    {
        _commands.Clear();
        _orders.Clear();
        _calls.Clear();
        _complaints.Clear();
    }
}
