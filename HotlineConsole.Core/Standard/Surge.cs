namespace HotlineConsole.Core.Standard;

/// <summary>A declared surge of calls (话务量大量集中). It covers what is accepted from its declaration to its end, both instants included.</summary>
[Clause("5.3.2.1.3")]
public sealed record Surge(DateTimeOffset DeclaredAt, DateTimeOffset Until, string Reason)
{
    public bool Covers(DateTimeOffset acceptedAt) => DeclaredAt <= acceptedAt && acceptedAt <= Until;
}
