using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Calls;

/// <summary>服务质量有效投诉率: valid complaints about the service of the hotline itself, to the calls answered in the same period.</summary>
/// <param name="Valid">Complaints that were judged valid.</param>
/// <param name="Answered">Calls that were answered.</param>
[Clause("5.4.3")]
public readonly record struct ServiceComplaintRate(int Valid, int Answered)
{
    /// <summary>应不高于万分之三: in ten thousandths.</summary>
    public const int AtMost = 3;

    private const int Whole = 10_000;

    /// <summary>Counted in whole numbers, so that nothing is rounded down to the limit. Null when no call was answered: there is no rate then.</summary>
    public bool? IsWithin => Answered <= 0 ? null : (long)Valid * Whole <= (long)Answered * AtMost;

    /// <summary>So many ten thousandths, for showing: rounded up to hundredths, so that what is over never looks like the limit.</summary>
    public decimal? PerTenThousand => Answered <= 0 ? null : Math.Ceiling((decimal)Valid * Whole * 100 / Answered) / 100;

    public static ServiceComplaintRate operator +(ServiceComplaintRate a, ServiceComplaintRate b) => new(a.Valid + b.Valid, a.Answered + b.Answered);

    public static ServiceComplaintRate operator -(ServiceComplaintRate a, ServiceComplaintRate b) => new(a.Valid - b.Valid, a.Answered - b.Answered);
}
