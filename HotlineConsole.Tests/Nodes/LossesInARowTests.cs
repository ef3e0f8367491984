using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Storage;
using HotlineConsole.Tests.Support;
using Npgsql;
using static HotlineConsole.Tests.Storage.TestHotline;

namespace HotlineConsole.Tests.Nodes;

/// <summary>A connection that comes back each time and breaks over the same commands each time: they are given up, and the writer goes on.</summary>
[Trait("Engine", "postgres")]
public sealed class LossesInARowTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TestDatabase _database = new("", postgres: true);
    private readonly WriteGate _gate = new();

    [Fact]
    public async Task ConnectionThatBreaksOverTheSameCommand_IsTriedTwentyTimesAgain_ThenTheCallerIsToldAndTheNextIsDone()
    {
        await using var store = HotlineStore.Open(_database.Options, Samples.Rules, TimeProvider.System, _gate);
        var before = await store.HandleAsync(Attendant, new AcceptComplaint(Complaint()));
        Assert.Null(before.Refusal);

        // The server ends the session of whoever writes an event, in the middle of it; a sequence counts even what is rolled back.
        Run("""
            CREATE SEQUENCE losses;
            CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              PERFORM nextval('losses'), pg_terminate_backend(pg_backend_pid()), pg_sleep(60);
              RETURN NULL;
            END $$;
            CREATE TRIGGER lose BEFORE INSERT ON "Events" FOR EACH STATEMENT EXECUTE FUNCTION lose()
            """);
        var envelope = new Envelope(Guid.CreateVersion7(), Attendant, new AcceptComplaint(Complaint()));
        var refused = await store.HandleAsync(envelope).WaitAsync(Patience);
        Assert.Contains(refused.Refusal, (Refusal[])[HotlineStore.Unavailable, HotlineStore.InDoubt]);
        Assert.Equal(21L, Run("SELECT last_value FROM losses"));

        // The count begins anew with the next command, and neither is there twice.
        Assert.NotNull((await store.HandleAsync(envelope).WaitAsync(Patience)).Refusal);
        Assert.Equal(42L, Run("SELECT last_value FROM losses"));
        Run("""DROP TRIGGER lose ON "Events" """);
        Assert.Null((await store.HandleAsync(envelope).WaitAsync(Patience)).Refusal);
        Assert.Null((await store.HandleAsync(Attendant, new AcceptComplaint(Complaint()))).Refusal);
        Assert.Equal(3L, Run("""SELECT count(*) FROM "Orders" """));
        await StoreChecks.AssertConsistentAsync(store);
    }

    public void Dispose()
    {
        _gate.Dispose();
        _database.Dispose();
    }

    private object? Run(string sql)
    {
        using var connection = new NpgsqlConnection(TestDatabase.ConnectionTo(_database.Name) + ";Pooling=false");
        connection.Open();
#pragma warning disable CA2100 // written above
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
