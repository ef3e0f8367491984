namespace HotlineConsole.Core.Standard;

/// <summary>How urgent a public complaint is: 5.2.3.1 g, with "anything else that may cost life or property" of 5.3.2.1.3 a.</summary>
[Clause("5.2.3.1")]
public enum Urgency
{
    /// <summary>一般诉求.</summary>
    General,

    /// <summary>突发事件.</summary>
    Emergency,

    /// <summary>不稳定因素.</summary>
    Instability,

    /// <summary>公共卫生事件.</summary>
    PublicHealth,

    /// <summary>其他可能造成生命财产损失的诉求.</summary>
    LifeAndProperty,

    /// <summary>基本民生保障（水电气热）.</summary>
    BasicLivelihood,

    /// <summary>极端天气.</summary>
    ExtremeWeather,
}
