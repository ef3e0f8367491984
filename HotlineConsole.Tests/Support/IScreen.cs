namespace HotlineConsole.Tests.Support;

/// <summary>A screen without a browser: what it was sent to show.</summary>
public interface IScreen : IAsyncDisposable
{
    /// <summary>What came since the last <see cref="Forget"/>.</summary>
    IReadOnlyCollection<RenderedBatch> Frames { get; }

    /// <summary>Which commit the newest frame shows.</summary>
    long Mark { get; }

    /// <summary>Why it shows nothing any more; null while it is well.</summary>
    string? Failure { get; }

    void Forget();

    /// <summary>Closes as a browser does that leaves the page.</summary>
    Task CloseAsync();
}
