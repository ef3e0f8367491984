namespace HotlineConsole.Tests.Move;

/// <summary>Where both sides are wrong in the same way, folding the events anew finds it.</summary>
[Trait("Engine", "postgres")]
public sealed class MoveFoldTests : IDisposable
{
    private readonly MovedStore _stores = new();

    public void Dispose() => _stores.Dispose();

    [Theory]
    [InlineData("UPDATE Orders SET Returns = Returns + 1 WHERE Number = (SELECT min(Number) FROM Orders)", "table Orders, order")]
    [InlineData("UPDATE States SET Body = Body || ' ' WHERE Number = (SELECT max(Number) FROM States)", "table States, order")]
    [InlineData("DELETE FROM Deadlines WHERE rowid = (SELECT min(rowid) FROM Deadlines)", "table Deadlines, order")]
    [InlineData("UPDATE Deadlines SET At = At + 1 WHERE rowid = (SELECT max(rowid) FROM Deadlines)", "table Deadlines, order")]
    [InlineData("DELETE FROM Events WHERE Stream = 0 AND Version = 1", "The event log is not whole")]
    [InlineData("DELETE FROM States WHERE Number = (SELECT max(Number) FROM States)", "table States, order")]
    [InlineData("DELETE FROM Orders WHERE Number = (SELECT min(Number) FROM Orders)", "table OrderSearch, order")]
    public async Task Move_OfAFileThatIsNotWhatItsEventsSay_IsRefusedAndKeepsNothing(string tamper, string said)
    {
        await _stores.LiveAsync(11, 400);
        _stores.OnFile(tamper);
        Assert.Equal(1, await _stores.MoveAsync());
        Assert.Contains(said, _stores.Said.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
        Assert.Equal(0, _stores.OnTarget("""SELECT count(*) FROM "Events" """));
        Assert.Equal(0, _stores.OnTarget("""SELECT count(*) FROM "OrderSearch" """));
    }
}
