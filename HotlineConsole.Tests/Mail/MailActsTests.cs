using System.Net;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Mail;

/// <summary>5.3.2.2.3 to 5.3.2.2.5 by the link of a mail: the claimant is contacted, progress is told, what is not one's duty goes back.</summary>
[Clause("5.3.2.1.2")]
public sealed class MailActsTests : IAsyncLifetime
{
    private readonly MailHouse _house = new();
    private WorkOrderNumber _number;

    private string Page => "/mail/" + _house.Token;

    public async Task InitializeAsync()
    {
        _number = await _house.DispatchedAsync();
        await _house.UntilAsync(_number, MailStand.Sent);
    }

    public Task DisposeAsync() => _house.DisposeAsync().AsTask();

    [Fact, Clause("5.3.2.2.4")]
    public async Task Return_NamesReasonBasisAndWhoElse_ByTheRulesOfTheDesk()
    {
        using var client = await SignedAsync();
        var proposed = Samples.Beijing.Find(Samples.Municipal).FullName;
        Assert.Contains($"<option value=\"{proposed}\"", WebUtility.HtmlDecode(await client.GetStringAsync(Page + "?act=Return")), StringComparison.Ordinal);

        var without = await DoneAsync(client, "Return", ("Reason", "BeyondDuty"), ("Proposed", proposed), ("Basis", " "));
        Assert.Contains("data-refusal=\"return.incomplete\"", without, StringComparison.Ordinal);
        Assert.Contains($"value=\"{proposed}\" list", without, StringComparison.Ordinal);
        Assert.Contains("data-refusal=\"return.unknown-proposed\"", await DoneAsync(client, "Return", ("Reason", "BeyondDuty"), ("Proposed", "某某局"), ("Basis", "三定方案")), StringComparison.Ordinal);

        Assert.Null(await DoneAsync(client, "Return", ("Reason", "BeyondDuty"), ("Proposed", proposed), ("Basis", "三定方案")));
        var returned = (await _house.Store.HistoryAsync(_number)).Select(line => line.Event).OfType<WorkOrderReturned>().Single();
        Assert.Equal((Samples.Water, ReturnReason.BeyondDuty, "三定方案", Samples.Municipal), (returned.Organizer, returned.Reason, returned.Basis, returned.Proposed!.Value));
        using var over = await client.GetAsync(Page);
        Assert.Equal(HttpStatusCode.Gone, over.StatusCode);
    }

    [Fact, Clause("5.3.2.2.4")]
    public async Task Return_IsPossibleBeforeTheSignFor_AndNotAfterItsTime()
    {
        using var client = await SignedAsync();
        _house.Clock.Set(Samples.Monday.AddHours(24));
        Assert.Contains("data-refusal=\"return.incomplete\"", await DoneAsync(client, "Return", ("Reason", "BeyondDuty"), ("Basis", "")), StringComparison.Ordinal);
        _house.Clock.Set(Samples.Monday.AddHours(24) + Samples.Tick);
        Assert.Contains("data-refusal=\"return.too-late\"", await DoneAsync(client, "Return", ("Reason", "BeyondDuty"), ("Basis", "三定方案")), StringComparison.Ordinal);

        var other = await _house.DispatchedAsync();
        await _house.UntilAsync(other, MailStand.Sent);
        Assert.Null(await DoneAsync(client, "Return", ("Reason", "BeyondDuty"), ("Basis", "三定方案")));
        Assert.Equal(WorkOrderStatus.Returned, (await _house.Store.FindAsync(other))!.Status);
    }

    [Fact, Clause("5.3.2.2.3"), Clause("5.3.2.2.5")]
    public async Task ContactAndProgress_AreLoggedAsThatOrganizers_AndShownOnThePage()
    {
        using var client = await SignedAsync();
        Assert.Contains("本次联系您", WebUtility.HtmlDecode(await client.GetStringAsync(Page)), StringComparison.Ordinal); // first of all the claimant is called, with the words of B.3
        Assert.Contains("data-refusal=\"contact.incomplete\"", await DoneAsync(client, "Contact", ("Way", "Phone"), ("Note", "")), StringComparison.Ordinal);
        Assert.Null(await DoneAsync(client, "Contact", ("Way", "Phone"), ("Note", "无人接听")));
        Assert.Null(await DoneAsync(client, "Contact", ("Way", "Phone"), ("Reached", "true"), ("Note", "约定下午到现场")));
        Assert.Null(await DoneAsync(client, "Progress", ("SiteVisited", "true"), ("Note", "已到现场，灯头损坏")));
        Assert.Contains("data-refusal=\"progress.incomplete\"", await DoneAsync(client, "Progress", ("Note", "")), StringComparison.Ordinal);

        var events = (await _house.Store.HistoryAsync(_number)).Select(line => line.Event).ToList();
        Assert.Equal([(false, "无人接听"), (true, "约定下午到现场")], events.OfType<ClaimantContacted>().Select(c => (c.Reached, c.Note)));
        Assert.Equal([(true, "已到现场，灯头损坏", Samples.Water)], events.OfType<ProgressReported>().Select(p => (p.SiteVisited, p.Note, p.Organizer)));
        Assert.Equal(Samples.Monday, (await _house.Store.FindAsync(_number))!.Lead!.ContactedAt);
        var shown = WebUtility.HtmlDecode(await client.GetStringAsync(Page + "?act=Contact"));
        Assert.All((string[])["无人接听", "约定下午到现场", "已到现场，灯头损坏"], said => Assert.Contains(said, shown, StringComparison.Ordinal));
    }

    [Theory, Clause("5.3.2.2.2")]
    [InlineData("contact", "Contact")]
    [InlineData("progress", "Progress")]
    [InlineData("reply", "Reply")]
    public async Task Act_BeforeTheSignFor_HasNoForm_AndChangesNothing(string form, string act)
    {
        using var client = _house.App.Visitor();
        using var answer = await client.SendFormAsync(Page, $"{Page}?act={act}", ("_handler", form), ("Note", "约定下午到现场"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(WorkOrderStatus.Dispatched, (await _house.Store.FindAsync(_number))!.Status);
    }

    [Fact, Clause("5.3.2.2.3")]
    public async Task Act_AfterTheOrderWentToAnother_ChangesNothingAndSaysWhoHasIt()
    {
        using var client = await SignedAsync();
        var token = await client.TokenAsync(Page);
        await _house.DoneAsync(Samples.StaffOf(Samples.Water), new ReturnOrder(_number, Samples.Water, ReturnReason.BeyondDuty, "三定方案"));
        await _house.DoneAsync(Samples.Dispatcher, new Core.Dispatch.DispatchOrder(_number, Samples.Municipal, []));
        var version = (await _house.Store.FindAsync(_number))!.Version;
        foreach (var (form, act) in ((string, string)[])[("contact", "Contact"), ("progress", "Progress"), ("return", "Return"), ("sign", "")])
        {
            using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["_handler"] = form, ["Note"] = "约定", ["Basis"] = "三定方案" });
            using var answer = await client.PostAsync($"{Page}?act={act}", content);
            Assert.True(answer.StatusCode is HttpStatusCode.Gone or HttpStatusCode.BadRequest, $"{form}: {answer.StatusCode}");
        }

        Assert.Equal(version, (await _house.Store.FindAsync(_number))!.Version);
        using var over = await client.GetAsync(Page);
        Assert.Equal(HttpStatusCode.Gone, over.StatusCode);
    }

    private async Task<HttpClient> SignedAsync()
    {
        var client = _house.App.Visitor();
        using var signed = await client.SendFormAsync(Page, Page, ("_handler", "sign"));
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        return client;
    }

    // The page that came back, or null when it was done.
    private async Task<string?> DoneAsync(HttpClient client, string act, params (string, string)[] fields)
    {
        using var answer = await client.SendFormAsync(Page, $"{Page}?act={act}", [("_handler", act.ToLowerInvariant()), .. fields]);
        return answer.StatusCode == HttpStatusCode.Redirect ? null : WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
