using System.Security.Cryptography;
using System.Text;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Supervision;

/// <summary>What the deadline watch sends when a threshold has come. The same threshold gives the same id, so it cannot be done twice.</summary>
[Clause("5.3.3")]
public static class WatchCommands
{
    public static Envelope For(Threshold threshold, DateTimeOffset? at) => new(
        IdOf(threshold),
        Actor.DeadlineWatch,
        threshold.Level switch
        {
            AlertLevel.Reminder => new Remind(threshold.Number, threshold.Key),
            AlertLevel.Supervision => new SuperviseBySystem(threshold.Number, threshold.Key),
        },
        At: at);

    private static Guid IdOf(Threshold threshold) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{threshold.Number}|{threshold.Key}|{threshold.Level}")).AsSpan(0, 16));
}
