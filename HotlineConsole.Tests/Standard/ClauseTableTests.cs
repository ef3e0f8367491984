using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Standard;

/// <summary>The table of clauses is what code and tests say, and says by name what is not done.</summary>
public sealed class ClauseTableTests
{
    private static readonly string Document = Path.Combine(Repository.Root, "docs", "CLAUSES.md");

    [Fact]
    public void Document_IsWhatTheAttributesSay()
    {
        var rendered = ClauseTable.Render();
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
        {
            File.WriteAllText(Document, rendered);
        }

        Assert.Equal(rendered, File.ReadAllText(Document).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void EveryAttribute_NamesAClauseOfTheStandard() =>
        Assert.Equal([], ClauseTable.Code().Concat(ClauseTable.Tests()).Select(clause => clause.Key).Where(IsUnknown).Distinct().Order());

    [Fact]
    public void EveryClause_IsTested_OrSaysWhatIsMissing()
    {
        var tests = ClauseTable.Tests();

        Assert.Equal([], ClauseTable.Rows.Where(row => row.Open.Length == 0 && !tests.Contains(row.Number)).Select(row => row.Number));
    }

    [Fact]
    public void EveryClauseOfTheCode_HasATest()
    {
        var tests = ClauseTable.Tests();

        Assert.Equal([], ClauseTable.Code().Select(clause => clause.Key).Where(clause => !tests.Contains(clause)));
    }

    [Fact]
    public void Rows_AreEachClauseOnce() => Assert.Equal(ClauseTable.Rows.Select(row => row.Number).Distinct(), ClauseTable.Rows.Select(row => row.Number));

    // A chapter that whole classes stand for (6.1, 5.3.3) needs no row of its own when its parts have theirs.
    private static bool IsUnknown(string clause) => !ClauseTable.Rows.Any(row => row.Number == clause || row.Number.StartsWith(clause + ".", StringComparison.Ordinal));
}
