using System.Collections.Immutable;
using System.Security.Cryptography;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Pages.Orders;
using HotlineConsole.Security;

namespace HotlineConsole.Exports;

/// <summary>How far a file has come on its way out.</summary>
public enum TakeOutState
{
    Waiting,
    Running,
    Whole,
    Cancelled,
    Broken,
}

/// <summary>Which orders: those named, or what a filter lets through; and whether a list says what was written and who raised it, too.</summary>
public sealed record Chosen(OrderFilter Filter, ImmutableArray<WorkOrderNumber> Numbers, bool WithTexts = false)
{
    public static Chosen Of(params WorkOrderNumber[] numbers) => new(new(), [.. numbers]);
}

/// <summary>One file that somebody takes out, once: asked for on a page, fetched by the browser, followed and stopped from the page.</summary>
public sealed class TakeOut(HotlineActor by, TakenAs form, Chosen chosen, string purpose, DateTimeOffset asked) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Its address is known to nobody else; it is of no use to another either.</summary>
    public string Id { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public HotlineActor By => by;

    public TakenAs Form => form;

    public Chosen Chosen => chosen;

    public string Purpose => purpose;

    public DateTimeOffset Asked => asked;

    public int Orders { get; private set; }

    public TakeOutState State { get; private set; }

    /// <summary>Ends when the person stops it.</summary>
    public CancellationToken Stopped => _stop.Token;

    public bool IsOver => State is TakeOutState.Whole or TakeOutState.Cancelled or TakeOutState.Broken;

    /// <summary>Told of every step, on whichever thread makes it.</summary>
    public event Action? Moved;

    public void Cancel()
    {
        if (State == TakeOutState.Waiting)
        {
            Become(TakeOutState.Cancelled);
        }

        _stop.Cancel();
    }

    public void Become(TakeOutState state)
    {
        State = state;
        Moved?.Invoke();
    }

    public void Count(int orders)
    {
        Orders += orders;
        Moved?.Invoke();
    }

    public void Dispose() => _stop.Dispose();
}
