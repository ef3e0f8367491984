using System.Net;
using HotlineConsole.Core.FollowUp;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Api;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.FollowUp;

/// <summary>The interface with a key of a gateway as well.</summary>
public sealed class GatewayApp : ApiApp
{
    public HotlineStore Store => App.Services.GetRequiredService<HotlineStore>();

    public override async Task InitializeAsync()
    {
        await App.AddUserAsync(new() { UserName = "gateway", DisplayName = "短信网关", HotlineRole = Core.Confidentiality.Role.Gateway }, CircuitPage.Password);
        await base.InitializeAsync();
    }

    /// <summary>An order of the network platform that is closed, so that its claimant is invited.</summary>
    public async Task<WorkOrderNumber> ClosedAsync(string phone, string channel = "portal")
    {
        var complaint = Complaint();
        (complaint["channel"], complaint["claimant"]) = (channel, new { name = "诉求人甲", phone });
        var number = (await PostAsync("attendant", "/orders", complaint)).Json.GetProperty("number").GetString()!;
        await DoneAsync("dispatcher", $"/orders/{number}/dispatch", new { lead = "S110105001" });
        await DoneAsync("street-staff", $"/orders/{number}/sign");
        await DoneAsync("street-staff", $"/orders/{number}/feedback", new { outcome = "Solved", leadOrganizer = "S110105001", handledAt = "2020-01-05T10:00:00+08:00", measures = "换灯", toldClaimant = "已告知" });
        if (channel != "phone")
        {
            await DoneAsync("street-leader", $"/orders/{number}/review", new { approved = true, opinion = "同意" });
        }

        await DoneAsync("supervisor", $"/orders/{number}/close", new { });
        return WorkOrderNumber.TryParse(number, out var parsed) ? parsed : default;
    }

    public async Task DoneAsync(string account, string path, object? body = null)
    {
        var reply = await PostAsync(account, path, body);
        Assert.True(reply.Status == 200, path + reply.Text);
    }
}

/// <summary>5.5.2 and 5.5.4: 网上调查, 短信; 推送评价页面.</summary>
public sealed class RatingTests(GatewayApp api) : IClassFixture<GatewayApp>
{
    [Fact, Clause("5.5.4")]
    public async Task Page_OfALink_TakesOneRatingAndSaysSoTheSecondTime()
    {
        var number = await api.ClosedAsync("13900005401");
        var path = Link(number);
        using var stranger = api.App.Visitor();
        var html = await stranger.GetStringAsync(path);
        Assert.Contains("您反映的问题是否得到解决？", html, StringComparison.Ordinal);
        Assert.Contains(number.ToString(), html, StringComparison.Ordinal);
        Assert.DoesNotContain("13900005401", html, StringComparison.Ordinal);
        Assert.DoesNotContain("诉求人甲", html, StringComparison.Ordinal);
        Assert.DoesNotContain("路灯三天不亮", html, StringComparison.Ordinal); // the content is not shown, the title is

        Assert.Contains("followup.nothing-said", await SendAsync(stranger, path, ("Given.Id", Guid.NewGuid().ToString())), StringComparison.Ordinal);
        (string, string)[] given = [("Given.Id", Guid.NewGuid().ToString()), ("Given.Solved", "no"), ("Given.Level", "Dissatisfied"), ("Given.Reasons", "Attitude"), ("Given.Remarks", "没人来")];
        Assert.Contains("data-testid=\"rated\"", await SendAsync(stranger, path, given), StringComparison.Ordinal);
        var again = await stranger.GetStringAsync(path);
        Assert.Contains("followup.over", again, StringComparison.Ordinal);
        Assert.DoesNotContain("<form class=\"form card\"", again, StringComparison.Ordinal);
        var answers = (await api.Store.FindAsync(number))!.FollowUp!;
        Assert.Equal((FollowUpWay.Online, false, Satisfaction.Dissatisfied, "没人来"), (answers.Way, answers.Answers!.Solved, answers.Answers.Level, answers.Answers.Remarks));
    }

    [Fact, Clause("5.4.1")]
    public async Task Page_LeftWithoutRating_AsksNothingAndKeepsNothing()
    {
        var number = await api.ClosedAsync("13900005402");
        using var stranger = api.App.Visitor();
        Assert.Contains("data-testid=\"left\"", await stranger.GetStringAsync(Link(number) + "?left=true"), StringComparison.Ordinal);
        Assert.Null((await api.Store.FindAsync(number))!.FollowUp!.End);
        Assert.Contains("data-testid=\"rate\"", await stranger.GetStringAsync(Link(number)), StringComparison.Ordinal);
    }

    [Fact, Clause("6.1")]
    public async Task Page_OfALinkThatWasNeverMade_SaysTheSameForEveryOrder()
    {
        var number = await api.ClosedAsync("13900005403");
        var token = RatingLink.TokenOf(number, 1, api.Store.Seal);
        Assert.Equal((number, 1), RatingLink.Read(token, api.Store.Seal));
        Assert.Null(RatingLink.Read(token, Samples.Seal));
        using var stranger = api.App.Visitor();
        string[] wrong =
        [
            token[..^2] + (token.EndsWith("AA", StringComparison.Ordinal) ? "BA" : "AA"), RatingLink.TokenOf(number, 2, api.Store.Seal), RatingLink.TokenOf(new(1), 1, api.Store.Seal),
            number.ToString(), "x", new string('A', 34), "%F0%9F%98%80",
        ];
        foreach (var link in wrong)
        {
            using var answer = await stranger.GetAsync("/rate/" + link);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("data-testid=\"bad-link\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact, Clause("5.5.4")]
    public async Task Outbox_OfAGateway_HoldsAnInvitationUntilItIsConfirmed()
    {
        var number = await api.ClosedAsync("13900005404");
        var mine = await InvitationAsync(number);
        Assert.Equal(("13900005404", "portal", Link(number)), (mine!.Value.GetProperty("phone").GetString(), mine.Value.GetProperty("channel").GetString(), mine.Value.GetProperty("path").GetString()));
        Assert.NotNull(await InvitationAsync(number));
        await api.DoneAsync("gateway", $"/orders/{number}/follow-up/invitation/sent");
        Assert.Null(await InvitationAsync(number));
        Assert.Equal("invite.nothing-to-send", (await api.PostAsync("gateway", $"/orders/{number}/follow-up/invitation/sent")).Code);
        Assert.Equal(403, (await api.GetAsync("supervisor", "/followups/outbox")).Status);
        Assert.Equal(404, (await api.GetAsync("gateway", $"/orders/{number}")).Status);
        Assert.Equal(400, (await api.GetAsync("gateway", "/followups/outbox?after=x")).Status);
    }

    // By phone only when the claimant asks for it (5.5.4 speaks of the platform).
    [Fact, Clause("5.5.2")]
    public async Task Message_OfAClaimant_AnswersTheNewestOpenInvitationOnce()
    {
        const string phone = "13900005405";
        var older = await api.ClosedAsync(phone);
        var newer = await api.ClosedAsync(phone, "phone");
        Assert.Null(await InvitationAsync(newer));
        await api.DoneAsync("follow-up", $"/orders/{newer}/follow-up/invitation");
        await api.DoneAsync("gateway", $"/orders/{older}/follow-up/invitation/sent");
        await api.DoneAsync("gateway", $"/orders/{newer}/follow-up/invitation/sent");

        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var first = await api.PostAsync("gateway", "/followups/messages", new { phone = "+86 139-0000-5405", text = "未解决 5" }, key);
        Assert.Equal((200, newer.ToString()), (first.Status, first.Json.GetProperty("number").GetString()));
        Assert.Equal((FollowUpWay.Message, false, Satisfaction.VeryDissatisfied), Said(await api.Store.FindAsync(newer)));
        Assert.Equal(200, (await api.PostAsync("gateway", "/followups/messages", new { phone, text = "2" })).Status);
        Assert.Equal((FollowUpWay.Message, null, Satisfaction.Satisfied), Said(await api.Store.FindAsync(older)));

        var unknown = await api.PostAsync("gateway", "/followups/messages", new { phone = "13999999999", text = "2" });
        var over = await api.PostAsync("gateway", "/followups/messages", new { phone, text = "2" });
        Assert.Equal((409, "message.no-invitation", unknown.Text), (over.Status, over.Code, over.Text));
        Assert.Equal(422, (await api.PostAsync("gateway", "/followups/messages", new { phone, text = "\ufffe" })).Status);
    }

    private static (FollowUpWay?, bool?, Satisfaction?) Said(WorkOrder? order) => (order!.FollowUp!.Way, order.FollowUp.Answers!.Solved, order.FollowUp.Answers.Level);

    private string Link(WorkOrderNumber number) => $"/rate/{RatingLink.TokenOf(number, 1, api.Store.Seal)}";

    private async Task<System.Text.Json.JsonElement?> InvitationAsync(WorkOrderNumber number)
    {
        string? after = null;
        do
        {
            var page = (await api.GetAsync("gateway", "/followups/outbox" + (after is null ? "" : "?after=" + after))).Json;
            foreach (var invitation in page.GetProperty("invitations").EnumerateArray().Where(i => i.GetProperty("number").GetString() == number.ToString()))
            {
                return invitation;
            }

            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        return null;
    }

    private static async Task<string> SendAsync(HttpClient client, string path, params (string, string)[] fields)
    {
        using var answer = await client.SendFormAsync(path, path, [("_handler", "rate"), .. fields]);
        return await answer.Content.ReadAsStringAsync();
    }
}
