using System.Diagnostics;
using HotlineConsole.Tests.Board;
using HotlineConsole.Tests.Nodes;
using HotlineConsole.Tests.Support;
using Xunit.Abstractions;

namespace HotlineConsole.Bench;

/// <summary>Two nodes on one PostgreSQL database: a long random history from both, and the death of the one that leads.</summary>
internal static class NodesBench
{
    private const int Callers = 16;

    /// <summary>Both boards against a recount of the store after random commands from both at once.</summary>
    public static async Task RunAsync(BenchOptions options)
    {
        var commands = options.Of(100_000, 10_000);
        using var database = new TestDatabase("", postgres: true);
        await using var one = new Node(database.Options);
        await using var two = new Node(database.Options);
        var world = new RandomWorld(new DateTimeOffset(2026, 3, 2, 2, 0, 0, TimeSpan.Zero));
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(one.LiveAsync(seed: 1, world, commands / 2, Callers), two.LiveAsync(seed: 1_000, world, commands / 2, Callers));
        var last = Math.Max(one.Store.Sequence, two.Store.Sequence);
        await Task.WhenAll(one.SeenAsync(last), two.SeenAsync(last));
        Figures.Remark($"nodes: {commands} random commands from two nodes, {last} events, {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s");
        var recount = one.Recount();
        var wrong = ((Node[])[one, two]).Count(node => BoardText.Of(node.Board) != recount);
        Figures.Line("nodes", "0", $"{wrong}", wrong, "=0.00", wrong == 0);
    }

    /// <summary>The test of a killed node, for its times.</summary>
    public static async Task KillAsync(BenchOptions options)
    {
        var browser = new BrowserFixture();
        await browser.InitializeAsync();
        using (var test = new KilledNodeTests(browser, new Printed()))
        {
            await test.Kill_OfTheLeadingNode_LosesNothing_AlertsOnce_AndBrowsersGoOnAtTheOther(); // throws what does not hold
        }

        await browser.DisposeAsync();
    }

    private sealed class Printed : ITestOutputHelper
    {
        public void WriteLine(string message) => Figures.Note("nodes-killed", message);

        public void WriteLine(string format, params object[] args) => WriteLine(string.Format(System.Globalization.CultureInfo.InvariantCulture, format, args));
    }
}
