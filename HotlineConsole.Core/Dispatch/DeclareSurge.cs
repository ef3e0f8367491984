using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Dispatch;

/// <summary>话务量大量集中: declared by a person with a reason and an end. General complaints accepted in it are dispatched within 48 h.</summary>
[Clause("5.3.2.1.3")]
public sealed record DeclareSurge(DateTimeOffset Until, string Reason) : HotlineCommand
{
    public static readonly Refusal AlreadyDeclared = new("surge.already", "5.3.2.1.3");
    public static readonly Refusal NoReason = new("surge.no-reason", "5.3.2.1.3");
    public static readonly Refusal BadEnd = new("surge.bad-end", "5.3.2.1.3");

    public static Decision Decide(DeclareSurge command, Actor by, DateTimeOffset now, Rules rules) =>
        rules.Book.Surge is { } surge && surge.Covers(now) ? AlreadyDeclared
        : string.IsNullOrWhiteSpace(command.Reason) ? NoReason.Naming([nameof(Reason)])
        : command.Until <= now || command.Until - now > rules.Book.Policy.SurgeMaximum
            ? BadEnd.With(Slot.Of(new Limit((int)rules.Book.Policy.SurgeMaximum.TotalHours, LimitUnit.Hour))).Naming([nameof(Until)])
        : new SurgeDeclared(now, by, command.Until.ToUniversalTime(), command.Reason.Trim());
}

/// <summary>The surge is over before its end.</summary>
[Clause("5.3.2.1.3")]
public sealed record EndSurge(string Reason) : HotlineCommand
{
    public static readonly Refusal NotDeclared = new("surge.not-declared", "5.3.2.1.3");

    public static Decision Decide(EndSurge command, Actor by, DateTimeOffset now, Rules rules) =>
        rules.Book.Surge is not { } surge || !surge.Covers(now) ? NotDeclared
        : string.IsNullOrWhiteSpace(command.Reason) ? DeclareSurge.NoReason.Naming([nameof(Reason)])
        : new SurgeEnded(now, by, command.Reason.Trim());
}
