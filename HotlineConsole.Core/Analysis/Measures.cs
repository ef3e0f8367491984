namespace HotlineConsole.Core.Analysis;

/// <summary>What is counted of a period, each fact in the period in which it happened.</summary>
/// <param name="Closed">办结: closed, answered directly or led elsewhere.</param>
/// <param name="Returns">How often leads returned orders, by the day on which the order was accepted: only their number is kept with an order.</param>
public readonly record struct Measures(int Received, int AnsweredDirectly, int Dispatched, int FedBack, int FedBackLate, int Closed, int Returns)
{
    public static Measures operator +(Measures a, Measures b) => new(
        a.Received + b.Received, a.AnsweredDirectly + b.AnsweredDirectly, a.Dispatched + b.Dispatched, a.FedBack + b.FedBack,
        a.FedBackLate + b.FedBackLate, a.Closed + b.Closed, a.Returns + b.Returns);

    public static Measures operator -(Measures a) => new(-a.Received, -a.AnsweredDirectly, -a.Dispatched, -a.FedBack, -a.FedBackLate, -a.Closed, -a.Returns);

    /// <summary>Share of the feedbacks that came late; null where there were none.</summary>
    public double? LateShare => FedBack == 0 ? null : (double)FedBackLate / FedBack;
}
