using HotlineConsole.Core.Calls;

namespace HotlineConsole.Core.Storage;

/// <summary>The calls that were reported of last, so that the writer need not read them back; the oldest leave first.</summary>
internal sealed class CallCache(int capacity)
{
    private readonly Dictionary<string, PhoneCall> _calls = new(StringComparer.Ordinal);
    private readonly Queue<string> _byAge = new();

    public PhoneCall? Find(string id) => _calls.GetValueOrDefault(id);

    public void Put(PhoneCall call)
    {
        if (_calls.TryAdd(call.Id, call))
        {
            _byAge.Enqueue(call.Id);
        }
        else
        {
            _calls[call.Id] = call;
        }

        while (_byAge.Count > capacity)
        {
            _calls.Remove(_byAge.Dequeue());
        }
    }

    public void Clear()
    {
        _calls.Clear();
        _byAge.Clear();
    }
}
