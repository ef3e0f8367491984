using System.Text.RegularExpressions;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Security;

/// <summary>
/// What bears the SQLite of the bundle, in which a write may meet a checkpoint of another connection (docs/decisions/0010): in the sources, so that a new
/// connection cannot be forgotten.
/// </summary>
public sealed partial class SqliteCheckpointTests
{
    private static readonly (string File, string Text)[] Product =
        [.. Repository.Files(".cs").Where(f => f.StartsWith("HotlineConsole/", StringComparison.Ordinal) || f.StartsWith("HotlineConsole.Core/", StringComparison.Ordinal)).Select(f => (f, Repository.Read(f)))];

    [Fact]
    public void Checkpoints_AreMadeByTheWriterAlone()
    {
        Assert.Equal(["HotlineConsole.Core/Storage/Sqlite/StoreFile.cs"], Files("wal_checkpoint"));
        Assert.Equal(["HotlineConsole.Core/Storage/Sqlite/SqliteEngine.cs"], Files("StoreFile.Checkpoint("));
        Assert.All(Regex.Matches(Read("HotlineConsole.Core/Storage/Sqlite/SqliteEngine.cs"), @"StoreFile\.Checkpoint\((\w+)"), call => Assert.Equal("_writer", call.Groups[1].Value));
        Assert.Equal(["HotlineConsole.Core/Storage/Sqlite/StoreFile.cs", "HotlineConsole/Security/WalConnection.cs"], Files("wal_autocheckpoint"));
        Assert.All(Product.SelectMany(p => AutoCheckpoint().Matches(p.Text)), setting => Assert.Equal("0", setting.Groups[1].Value));
    }

    [Fact]
    public void Connections_AreReadOnly_ExceptTheWriterAndTheAccounts()
    {
        var all = Product.SelectMany(p => Connection().Matches(p.Text).Select(m => (p.File, m.Value))).ToList();
        Assert.True(all.Count >= 6, "The connections were found.");
        Assert.Equal(
            ["HotlineConsole.Core/Storage/Sqlite/StoreFile.cs", "HotlineConsole.Core/Storage/Sqlite/StoreFile.cs", "HotlineConsole/Security/AccountsStorage.cs", "HotlineConsole/Upkeep/DatabaseCommand.cs"], // the last while it has the file for itself
            all.Where(c => !c.Value.Contains("SqliteOpenMode.ReadOnly", StringComparison.Ordinal)).Select(c => c.File).Order(StringComparer.Ordinal));
        Assert.Matches(@"override async Task<int> SaveChangesAsync[^}]+gate\.EnterAsync", Read("HotlineConsole/Security/AccountsDb.cs"));
        Assert.Matches(@"Task MigrateAsync[^}]+gate\.EnterAsync", Read("HotlineConsole/Security/AccountsDb.cs"));
    }

    private static IEnumerable<string> Files(string text) => Product.Where(p => p.Text.Contains(text, StringComparison.Ordinal)).Select(p => p.File).Order(StringComparer.Ordinal);

    private static string Read(string file) => Product.Single(p => p.File == file).Text;

    [GeneratedRegex(@"wal_autocheckpoint\s*=\s*(\d+)")]
    private static partial Regex AutoCheckpoint();

    [GeneratedRegex(@"new SqliteConnectionStringBuilder\s*\{[^}]*\}")]
    private static partial Regex Connection();
}
