using System.Collections.Concurrent;
using System.Collections.Specialized;
using Quartz;
using Quartz.Impl;

namespace HotlineConsole.Bench;

/// <summary>The same task given to the usual scheduler, in memory: so many triggers armed, and how late those are that fire meanwhile.</summary>
internal static class QuartzPeer
{
    private static readonly ConcurrentBag<double> Late = [];

    /// <summary>Bytes of a trigger, and milliseconds from each instant to its job.</summary>
    public static async Task<(double Bytes, List<double> Late)> MeasureAsync(int armed, int alerts, TimeSpan apart)
    {
        Late.Clear();
        var scheduler = await new StdSchedulerFactory(new NameValueCollection { ["quartz.threadPool.maxConcurrency"] = "10" }).GetScheduler();
        var job = JobBuilder.Create<Note>().WithIdentity("alert").StoreDurably().Build();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await scheduler.AddJob(job, replace: true);
        var far = TimeProvider.System.GetUtcNow().AddDays(30);
        for (var i = 0; i < armed; i++)
        {
            await scheduler.ScheduleJob(TriggerAt("far" + i, job, far.AddSeconds(i)));
        }

        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)armed;
        await scheduler.Start();
        var first = TimeProvider.System.GetUtcNow().AddSeconds(2);
        for (var i = 0; i < alerts; i++)
        {
            await scheduler.ScheduleJob(TriggerAt("near" + i, job, first + (apart * i)));
        }

        while (Late.Count < alerts)
        {
            await Task.Delay(apart, TimeProvider.System);
        }

        await scheduler.Shutdown();
        return (bytes, [.. Late]);
    }

    private static ITrigger TriggerAt(string name, IJobDetail job, DateTimeOffset at) =>
        TriggerBuilder.Create().WithIdentity(name).ForJob(job).StartAt(at).UsingJobData("at", at.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture)).Build();

    internal sealed class Note : IJob
    {
        public Task Execute(IJobExecutionContext context)
        {
            var at = new DateTimeOffset(long.Parse(context.Trigger.JobDataMap.GetString("at")!, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);
            Late.Add((TimeProvider.System.GetUtcNow() - at).TotalMilliseconds);
            return Task.CompletedTask;
        }
    }
}
