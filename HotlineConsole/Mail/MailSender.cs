using System.Net;
using System.Net.Mail;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Mail;

/// <summary>
/// Sends the mails of dispatches (5.3.2.1.2). What waits is in the orders themselves, so nothing is lost over a crash; what came of an attempt is a command.
/// Only the leader sends. A crash between the server's yes and the commit sends once more, under the same Message-ID.
/// </summary>
public sealed class MailSender(HotlineStore store, LiveFeed feed, HotlineClock clock, City city, MailLinks links, IOptions<MailOptions> options, ILogger<MailSender> log) : BackgroundService
{
    private const int AtOnce = 8;
    private const int LongestError = 500;
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // The board follows the store a moment later: what was sent meanwhile still stands there.
    private readonly Dictionary<WorkOrderNumber, int> _sent = [];
    private volatile TaskCompletionSource _woken = NewWake();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsOn)
        {
            return;
        }

        using var heard = feed.Subscribe(new(BoardTopics.Queue, null, null), Heard);
        clock.Changed += Wake;
        while (!stoppingToken.IsCancellationRequested)
        {
            await store.Leadership.TakenAsync(stoppingToken);
            var woken = _woken = NewWake(); // before the look, so that what changes after it wakes
            if (_sent.Count > MostRemembered)
            {
                _sent.Clear(); // who is looked at once more in vain is found to have its mail
            }

            var (now, waiting) = (clock.GetUtcNow(), feed.Now.Mails.Where(IsNews));
            var due = waiting.TakeWhile(row => row.MailDueAt() <= now).Take(AtOnce).ToList();
            if (due.Count == 0)
            {
                await SleepAsync(waiting.FirstOrDefault()?.MailDueAt(), woken, stoppingToken);
                continue;
            }

            await Task.WhenAll(due.Select(row => SendAsync(row.Number, stoppingToken)));
        }
    }

    private static TaskCompletionSource NewWake() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool IsNews(OrderRow row) => !_sent.TryGetValue(row.Number, out var version) || row.Version > version;

    private async Task SendAsync(WorkOrderNumber number, CancellationToken stop)
    {
        try
        {
            if (await store.FindAsync(number, stop) is { } order)
            {
                lock (_sent)
                {
                    _sent[number] = order.Version - 1;
                }

                foreach (var to in order.Assignments.Where(a => order.MailTo(a.Organizer, a.Round) == a.Mail && a.Mail?.NextAt <= clock.GetUtcNow()))
                {
                    await SendAsync(order, to, stop);
                }
            }
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            log.LogError(e, "The mail of {Number} could not be looked at; it is tried again in a moment.", number);
            await Task.Delay(Pause, TimeProvider.System, stop);
        }
    }

    private async Task SendAsync(WorkOrder order, Assignment to, CancellationToken stop)
    {
        var address = store.Rules.Mail.AddressOf(to.Organizer);
        var (error, refused) = address is null ? ("the register has no address", true) : await TryAsync(order, to, address, stop);
        var command = new RecordMail(order.Number, to.Organizer, to.Round, to.Mail!.Attempts + 1, address ?? "", error, refused);
        var envelope = new Envelope(Guid.CreateVersion7(), Actor.MailDispatch, command);
        while (true)
        {
            var outcome = await store.HandleAsync(envelope, CancellationToken.None); // sent is sent: it is noted even when the program stops
            if (outcome.Refusal != HotlineStore.Unavailable && outcome.Refusal != HotlineStore.InDoubt)
            {
                lock (_sent)
                {
                    _sent[order.Number] = outcome.Version - 1;
                }

                return;
            }

            await Task.Delay(Pause, TimeProvider.System, stop);
        }
    }

    private async Task<(string? Error, bool Refused)> TryAsync(WorkOrder order, Assignment to, string address, CancellationToken stop)
    {
        var set = options.Value;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timeout.CancelAfter(set.AttemptTimeout);
        try
        {
            using var message = MailText.Write(order, to, address, set, links.AddressOf(order.Number, to.Organizer, to.Round), city);
            using var client = new SmtpClient(set.Host, set.Port) { EnableSsl = set.StartTls, UseDefaultCredentials = false };
            client.Credentials = string.IsNullOrEmpty(set.User) ? null : new NetworkCredential(set.User, set.Password);
            await client.SendMailAsync(message, timeout.Token);
            return (null, false);
        }
        catch (SmtpException e)
        {
            return (Said(e), IsForGood(e.StatusCode));
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            return (Said(e), false);
        }
    }

    // 5xx is for good, but for what is wrong with the console's own settings: they are mended and the mail goes out.
    private static bool IsForGood(SmtpStatusCode code) => (int)code is >= 500 and not (530 or 534 or 535 or 538);

    private static string Said(Exception e)
    {
        var text = e.InnerException is { } inner && e is SmtpException { StatusCode: SmtpStatusCode.GeneralFailure } ? $"{e.Message} {inner.Message}" : e.Message;
        var line = string.Concat(text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\uFFFE' or '\uFFFF')));
        return line.Length > LongestError ? line[..LongestError] : line;
    }

    private async Task SleepAsync(DateTimeOffset? next, TaskCompletionSource woken, CancellationToken stop)
    {
        var until = next is { } at ? (at - clock.GetUtcNow()) / clock.Speed : LongestSleep;
        if (until <= TimeSpan.Zero)
        {
            return;
        }

        using var sleep = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(Task.Delay(until < LongestSleep ? until : LongestSleep, TimeProvider.System, sleep.Token), woken.Task);
        await sleep.CancelAsync();
    }

    private Task Heard()
    {
        Wake();
        return Task.CompletedTask;
    }

    private void Wake() => _woken.TrySetResult();
}
