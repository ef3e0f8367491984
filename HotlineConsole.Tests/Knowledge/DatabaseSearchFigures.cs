using System.Diagnostics;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Standard;
using HotlineConsole.Knowledge;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace HotlineConsole.Tests.Knowledge;

/// <summary>How long an attendant waits for the first ten entries: among 20,000 with <c>HOTLINE_FIGURES=1</c>, for docs/PERFORMANCE.md; among few else.</summary>
public sealed class DatabaseSearchFigures(ITestOutputHelper output)
{
    private const int Times = 60;

    private static readonly int Entries = Environment.GetEnvironmentVariable("HOTLINE_FIGURES") == "1" ? 20_000 : 200;

    private static readonly string[] Matters = ["供暖", "噪声", "停车", "供水", "户口", "垃圾", "公交", "医保", "养老", "工地"];
    private static readonly string[] Places = ["小区", "胡同", "道路", "学校", "医院", "商场", "公园", "大厅", "楼道", "工厂"];

    [Fact, Clause("6.2.2")]
    public async Task Search_AmongManyEntries_GivesTheFirstTen()
    {
        await using var app = new ConsoleApp();
        var database = app.Services.GetRequiredService<HotlineDatabase>();
        await database.PutAsync([.. Enumerable.Range(1000, Entries).Select(Entry)]);
        string[] typed = ["供暖", "停车 医院", $"编号{Last}", "查无此词", "大厅"];
        string[] titles = ["我家小区供暖不热", "医院门口停车难", "夜间工地噪声太大，影响周边居民休息"];
        Report("SearchAsync", await MeasureAsync(i => database.SearchAsync(typed[i % typed.Length], 10)));
        Report("LikeAsync", await MeasureAsync(i => database.LikeAsync(titles[i % titles.Length], 10)));
        Assert.Equal(10, (await database.SearchAsync("供暖", 10)).Count);
        Assert.Equal([Last], (await database.SearchAsync($"编号{Last}", 10)).Select(e => e.Id));
    }

    private static int Last => 999 + Entries;

    private static DatabaseEntry Entry(int id) => new()
    {
        Id = id, Title = $"{Places[id / 10 % 10]}{Matters[id % 10]}事项编号{id}", Owner = "示例主管部门", Source = "《示例规定》", ValidFrom = new(2020, 1, 1), Published = true,
        Answer = string.Concat(Enumerable.Repeat("请说明地点、时间和经过，由属地和主管部门核查后答复；材料和时限以窗口一次性告知为准。", 5)),
    };

    private static async Task<double[]> MeasureAsync(Func<int, Task<IReadOnlyList<DatabaseEntry>>> search)
    {
        var took = new double[Times];
        for (var i = -5; i < Times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await search(i + 5);
            took[Math.Max(i, 0)] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        return [.. took.Order()];
    }

    private void Report(string what, double[] took) => output.WriteLine(FormattableString.Invariant($"{what}: p50 {took[Times / 2]:F1} ms, p95 {took[Times * 95 / 100]:F1} ms, most {took[^1]:F1} ms"));
}
