namespace HotlineConsole.Core.Standard;

/// <summary>How urgent a public complaint is: one general kind and the urgent ones of 5.2.3.1 g and 5.3.2.1.3.</summary>
[Clause("5.2.3.1")]
public enum Urgency
{
    General,
    Emergency,
    Instability,
    PublicHealth,
    LifeAndProperty,
    BasicLivelihood,
    ExtremeWeather,
}
