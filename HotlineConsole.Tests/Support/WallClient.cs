namespace HotlineConsole.Tests.Support;

/// <summary>A wall without a browser: its circuit, and the line that carries the board on.</summary>
public sealed class WallClient : IScreen
{
    private WallClient(CircuitClient circuit, HubLine line) => (Circuit, Line) = (circuit, line);

    public CircuitClient Circuit { get; }

    public HubLine Line { get; }

    public IReadOnlyCollection<RenderedBatch> Frames => [.. Circuit.Batches, .. Line.Messages];

    public long Mark => Line.Mark;

    public string? Failure => Circuit.Failure ?? Line.Failure;

    public static async Task<WallClient> OpenAsync(CircuitPage page)
    {
        var circuit = await CircuitClient.OpenAsync(page);
        var line = await HubLine.OpenAsync(new(page.Address, page.ValueOf("data-line")), page.Cookies, BoardMark.Read);
        await line.SendAsync($$"""{"type":1,"invocationId":"1","target":"Since","arguments":["{{page.ValueOf("data-drawing")}}"]}""");
        return new(circuit, line);
    }

    public void Forget()
    {
        Circuit.Forget();
        Line.Forget();
    }

    /// <summary>A browser that hangs acknowledges nothing and reads nothing.</summary>
    public Task HangAsync(bool hangs)
    {
        Line.Read(!hangs);
        return Circuit.AcknowledgeAsync(!hangs);
    }

    public async Task CloseAsync()
    {
        await Line.DisposeAsync();
        await Circuit.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Line.DisposeAsync();
        await Circuit.DisposeAsync();
    }
}
