namespace HotlineConsole.Security.SecondFactors;

/// <summary>Who has to set up a second factor before anything else opens; whoever has one is always asked for it.</summary>
public enum SecondFactorFor
{
    Optional,

    /// <summary>Those who keep the registers, and those who read the audit.</summary>
    Administrators,

    Everybody,
}
