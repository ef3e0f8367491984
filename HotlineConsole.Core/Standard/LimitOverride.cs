namespace HotlineConsole.Core.Standard;

/// <summary>
/// A limit that a law, rule or policy sets for one category, in place of the table (4.1). It applies to clocks that start on a local date
/// from <see cref="From"/> to <see cref="Until"/>, both included.
/// </summary>
[Clause("4.1")]
public sealed record LimitOverride(string Category, Step Step, Limit Limit, string LegalBasis, DateOnly From, DateOnly? Until)
{
    /// <summary>Without a named law the override would be an opinion: it must be named.</summary>
    public string LegalBasis { get; init; } = string.IsNullOrWhiteSpace(LegalBasis)
        ? throw new ArgumentException("An override of a limit names its legal basis (4.1).", nameof(LegalBasis))
        : LegalBasis;

    public bool Covers(DateOnly localDate) => From <= localDate && (Until is not { } last || localDate <= last);
}
