using System.Security.Cryptography;
using System.Text;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Demo;

/// <summary>What a simulated person means to do with an order of that version, and when.</summary>
internal sealed record PlannedAction(DateTimeOffset At, Actor By, WorkOrderCommand Command, int Version)
{
    public WorkOrderNumber Number => Command.Number;

    /// <summary>The same step of the same order at the same version is one command, however often it is sent.</summary>
    public Envelope Envelope(int seed, DateTimeOffset? at) =>
        new(IdOf($"{seed}|{Number}|{Version}|{Command.GetType().Name}|{By.Id}"), By, Command, Version, at);

    public static Guid IdOf(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
