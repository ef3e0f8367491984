using System.Diagnostics;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Demo;

/// <summary>
/// The demo city within the server. Its start gives an empty store a past and is over before the services that were registered after it
/// start; then it goes on in the background.
/// </summary>
internal sealed class DemoCity(
    HotlineStore store, DemoClock clock, DemoControls controls, IOptions<DemoCityOptions> options, IOptions<DemoOptions> accounts, IServiceProvider services,
    ILogger<DemoCity> log) : BackgroundService
{
    private readonly DemoModel _model = new(store.Rules.City, options.Value, accounts.Value.Organizers.Select(o => new OrganizerId(o.Id)));
    private Plans? _handedOver;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var turn = await StartTurn.TakeAsync(AccountsStorage.Options(services), cancellationToken);
        if (await NewestAsync(cancellationToken) is { } newest)
        {
            clock.NotBefore(newest);
        }
        else if (options.Value.StartAt is { } hour)
        {
            clock.NotBefore(NextWorkingDayAt(hour, clock.GetUtcNow()));
        }

        var began = Stopwatch.GetTimestamp();
        _handedOver = await DemoHistory.FillAsync(store, clock, _model, options.Value.HistoryHours, options.Value.HistoryShare);
        if (_handedOver is { } plans)
        {
            log.LogInformation("Demo history: {Events} events, {Open} orders with plans, {Seconds:F1} s.",
                store.Sequence, plans.Count, Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await store.Leadership.TakenAsync(stoppingToken);
            await new CitySimulator(store, clock, _model, controls, options.Value.Concurrency, log).RunAsync(_handedOver, stoppingToken);
        }
#pragma warning disable CA1031 // the demonstration must not take the server down
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogError(e, "The demo city has stopped; the hotline goes on without it.");
        }
    }

    // Whoever starts the demonstration, at whatever hour of theirs, sees a city at work.
    private DateTimeOffset NextWorkingDayAt(TimeOnly hour, DateTimeOffset now)
    {
        var (zone, calendar) = (store.Rules.City.TimeZone, store.Rules.Book.Calendar);
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var day = DateOnly.FromDateTime(local).AddDays(TimeOnly.FromDateTime(local) > hour ? 1 : 0);
        while (!calendar.IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        var start = day.ToDateTime(hour);
        return new DateTimeOffset(start, zone.GetUtcOffset(start));
    }

    private async Task<DateTimeOffset?> NewestAsync(CancellationToken stop)
    {
        await using var db = store.Read();
        return await db.Events.OrderByDescending(e => e.Sequence).Select(e => (DateTimeOffset?)e.At).FirstOrDefaultAsync(stop);
    }
}
