using HotlineConsole.Core.Texts;

namespace HotlineConsole.Move;

/// <summary>A line for each table, and one every few seconds in a long one: how far, and how fast.</summary>
internal sealed class MoveProgress(TextWriter output)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);

    private string _sentence = "";
    private string _table = "";
    private long _rows;
    private long _done;
    private long _began;
    private TimeSpan _next;

    /// <param name="sentence">Key of a sentence of table, rows done, rows, rows a second.</param>
    public void Begin(string sentence, string table, long rows)
    {
        (_sentence, _table, _rows, _done, _next) = (sentence, table, rows, 0, Between);
        _began = TimeProvider.System.GetTimestamp();
    }

    public void Step(int rows = 1)
    {
        _done += rows;
        if ((_done & 1023) == 0 || rows > 1)
        {
            var elapsed = TimeProvider.System.GetElapsedTime(_began);
            if (elapsed >= _next)
            {
                _next = elapsed + Between;
                Report(elapsed);
            }
        }
    }

    public void End() => Report(TimeProvider.System.GetElapsedTime(_began));

    public void Say(string sentence) => output.WriteLine(sentence);

    private void Report(TimeSpan elapsed) =>
        output.WriteLine(Words.Of(_sentence, _table, _done, _rows, (long)(_done / Math.Max(elapsed.TotalSeconds, 0.001))));
}
