using HotlineConsole.Core.Texts;

namespace HotlineConsole.Replay;

/// <summary>A line every few seconds: how far, and how fast.</summary>
internal sealed class ReplayProgress(TextWriter output, int acts)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);

    private readonly long _started = TimeProvider.System.GetTimestamp();
    private TimeSpan _next = Between;
    private Replayer? _replayer;

    public void Follows(Replayer replayer) => _replayer = replayer;

    public void Report(int done)
    {
        var elapsed = TimeProvider.System.GetElapsedTime(_started);
        if (elapsed < _next)
        {
            return;
        }

        _next = elapsed + Between;
        output.WriteLine(Words.Of("replay.progress", 100L * done / acts, _replayer!.Commands, (long)(_replayer.Commands / elapsed.TotalSeconds)));
    }
}
