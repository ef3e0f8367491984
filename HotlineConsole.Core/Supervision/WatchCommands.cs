using System.Security.Cryptography;
using System.Text;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Supervision;

/// <summary>
/// What the deadline watch sends at a threshold. The id follows from the order, the deadline and the level, so the same threshold is the
/// same command in every run, after every restart.
/// </summary>
[Clause("5.3.3")]
public static class WatchCommands
{
    /// <param name="at">The instant to act at, when the watch runs on an import's clock; null: now.</param>
    public static Envelope For(Threshold threshold, DateTimeOffset? at)
    {
        HotlineCommand command = threshold.Level switch
        {
            AlertLevel.Reminder => new Remind(threshold.Number, threshold.Key),
            AlertLevel.Supervision => new SuperviseBySystem(threshold.Number, threshold.Key),
        };
        return new(IdOf(threshold), Actor.DeadlineWatch, command, At: at);
    }

    private static Guid IdOf(Threshold threshold)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{threshold.Number}/{threshold.Key}/{threshold.Level}"));
        return new Guid(hash.AsSpan(0, 16));
    }
}
