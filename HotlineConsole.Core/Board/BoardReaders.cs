using HotlineConsole.Core.Storage;

namespace HotlineConsole.Core.Board;

/// <summary>
/// Two connections that read as of the same moment, so that two cores read. Whatever changes an order makes an event: who sees the same newest event
/// sees the same orders.
/// </summary>
internal sealed class BoardReaders : IDisposable
{
    private Reader _one;
    private Reader _other;

    public BoardReaders(HotlineStore store)
    {
        (_one, _other) = (new(store), new(store));
        while (_one.Head != _other.Head)
        {
            var (older, newer) = _one.Head < _other.Head ? (_one, _other) : (_other, _one);
            older.Dispose();
            (_one, _other) = (newer, new(store));
        }
    }

    /// <summary>For what is short.</summary>
    public HotlineDb Db => _one.Db;

    /// <summary>Does all of it, in any order, two at a time.</summary>
    public void Run(IReadOnlyList<Action<HotlineDb>> reads)
    {
        var next = -1;
        var beside = Task.Run(() => Work(_other.Db));
        try
        {
            Work(_one.Db);
        }
        finally
        {
            Interlocked.Exchange(ref next, reads.Count); // after a failure the other one stops, too
            beside.GetAwaiter().GetResult();
        }

        void Work(HotlineDb db)
        {
            for (var i = Interlocked.Increment(ref next); i < reads.Count; i = Interlocked.Increment(ref next))
            {
                reads[i](db);
            }
        }
    }

    public void Dispose()
    {
        _one.Dispose();
        _other.Dispose();
    }

    private sealed class Reader : IDisposable
    {
        private readonly IDisposable _moment;

        public Reader(HotlineStore store)
        {
            Db = store.Read();
            _moment = Db.AtOneMoment();
            Head = Db.Events.Max(e => (long?)e.Sequence) ?? 0;
        }

        public HotlineDb Db { get; }

        public long Head { get; }

        public void Dispose()
        {
            _moment.Dispose();
            Db.Dispose();
        }
    }
}
