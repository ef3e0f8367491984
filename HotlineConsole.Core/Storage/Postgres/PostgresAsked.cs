using Npgsql;

namespace HotlineConsole.Core.Storage.Postgres;

/// <summary>What the writer has asked the database for in its transaction, so that it asks for each thing once.</summary>
/// <param name="sql">Gives the rows of the keys in $1.</param>
/// <param name="keys">The keys as that parameter.</param>
internal sealed class PostgresAsked<TKey, TValue>(string sql, Func<IEnumerable<TKey>, object> keys, Func<NpgsqlDataReader, (TKey Key, TValue Value)> row)
    where TKey : notnull
    where TValue : class
{
    private readonly Dictionary<TKey, TValue> _known = [];
    private readonly HashSet<TKey> _asked = [];

    /// <summary>Asks as a part of the batch; <see cref="Read"/> takes the answer.</summary>
    public void Ask(NpgsqlBatch batch, IReadOnlyList<TKey> wanted)
    {
        _asked.UnionWith(wanted);
        batch.Add(sql, [keys(wanted)]); // one parameter: a text array is an array of objects, too
    }

    public void Read(NpgsqlDataReader reader)
    {
        while (reader.Read())
        {
            var (key, value) = row(reader);
            _known[key] = value;
        }
    }

    public TValue? Find(NpgsqlConnection writer, TKey key)
    {
        if (!_asked.Contains(key))
        {
            using var batch = new NpgsqlBatch(writer);
            Ask(batch, [key]);
            using var reader = batch.ExecuteReader();
            Read(reader);
        }

        return _known.GetValueOrDefault(key);
    }

    public void Clear()
    {
        _known.Clear();
        _asked.Clear();
    }
}
