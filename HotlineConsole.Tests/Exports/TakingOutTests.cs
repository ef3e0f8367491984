using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Exports;

/// <summary>6.1.1 and 6.1.2: who may take orders out, and that it is said what for.</summary>
public sealed class TakingOutTests
{
    [Theory, Clause("6.1.1")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void WithoutAPurpose_NothingLeaves(string? purpose)
    {
        var refusal = TakingOut.Refuse(Samples.Supervisor, purpose);
        Assert.Equal((TakingOut.NoPurpose.Code, "6.1.1"), (refusal!.Code, refusal.Clause));
        Assert.Equal("Purpose", Assert.Single(refusal.Fields));
    }

    [Fact, Clause("6.1.1")]
    public void Purpose_IsKeptWhole_SoItEndsAtTwoHundred()
    {
        Assert.Null(TakingOut.Refuse(Samples.Supervisor, new string('字', 200)));
        Assert.Equal("export.purpose-too-long", TakingOut.Refuse(Samples.Supervisor, new string('字', 201))?.Code);
        Assert.Equal("export.purpose-too-long", TakingOut.Refuse(Samples.Supervisor, "半个\uD842字")?.Code);
    }

    [Fact, Clause("6.1.1")]
    public void FiveHundredForms_LeaveAtOnce_NotOneMore()
    {
        Assert.Null(TakingOut.Refuse(Samples.Dispatcher, "月度归档", 500));
        Assert.Equal("export.too-many", TakingOut.Refuse(Samples.Dispatcher, "月度归档", 501)?.Code);
    }

    [Fact, Clause("5.6.3")]
    public void Archive_IsTheKeepersAlone_FiftyAtOnce()
    {
        Assert.All(Enum.GetValues<Role>(), role => Assert.Equal(role == Role.Keeper ? null : "export.not-allowed", TakingOut.Refuse(Samples.Of(role, Samples.Street), "复核", 50, TakenAs.Archive)?.Code));
        Assert.Equal("export.too-many", TakingOut.Refuse(Samples.Keeper, "复核", 51, TakenAs.Archive)?.Code);
        Assert.Equal("export.nothing-chosen", TakingOut.Refuse(Samples.Keeper, "复核", 0, TakenAs.Archive)?.Code);
    }

    [Fact, Clause("6.1.2")]
    public void WhoMayNotOpenOrders_TakesNoneOut() => Assert.All(Enum.GetValues<Role>(), role => Assert.Equal(
        role.MayOpen(Entry.Orders) ? null : "export.not-allowed", TakingOut.Refuse(Samples.Of(role, Samples.Street), "月度归档")?.Code));
}
