using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Feedback;

/// <summary>What was logged on the way need not be typed again.</summary>
[Clause("5.3.2.3.5")]
public class ReplyDraftTests
{
    private static readonly Actor Staff = Samples.StaffOf(Samples.Street);

    [Fact]
    public void Draft_OfProgressAndContacts_HasTimeMeasuresAndHowTheClaimantWasTold()
    {
        var told = Contact(3, reached: true, "约定下午到场");
        var draft = ReplyDraft.Of([Contact(1, reached: false, "无人接听"), Progress(2, "已查看线路"), told, Progress(4, "已更换灯泡"), Contact(5, reached: false, "占线")], Samples.Street);

        Assert.Equal((Samples.Monday.AddMinutes(4), "已查看线路\n已更换灯泡", told), (draft.HandledAt, draft.Measures, draft.ToldClaimant));
    }

    [Fact]
    public void Draft_WithContactsOnly_HasTheirTime()
    {
        var draft = ReplyDraft.Of([Contact(1, reached: false, "无人接听")], Samples.Street);

        Assert.Equal((Samples.Monday.AddMinutes(1), null, null, false), (draft.HandledAt, draft.Measures, draft.ToldClaimant, draft.IsEmpty));
    }

    [Fact]
    public void Draft_OfNothingOfOnesOwn_IsEmpty()
    {
        Assert.True(ReplyDraft.Of([], Samples.Street).IsEmpty);
        Assert.True(ReplyDraft.Of([Progress(1, "已查看")], Samples.Water).IsEmpty);
    }

    private static ProgressReported Progress(int minute, string note) => new(Samples.Number, Samples.Monday.AddMinutes(minute), Staff, Samples.Street, note, SiteVisited: true);

    private static ClaimantContacted Contact(int minute, bool reached, string note) =>
        new(Samples.Number, Samples.Monday.AddMinutes(minute), Staff, Samples.Street, ContactWay.Phone, reached, note);
}
