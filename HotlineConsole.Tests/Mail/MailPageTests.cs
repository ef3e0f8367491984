using System.Net;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Mail;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Mail;

/// <summary>5.3.2.1.2, 5.3.2.3.1: 通过原派单方式反馈. The link of a mail opens one order for one organizer, and nothing else.</summary>
[Clause("5.3.2.1.2"), Clause("5.3.2.3.1")]
public sealed class MailPageTests
{
    [Fact]
    public async Task Link_OfAMail_SignsForTheOrderAndFeedsBackAsThatOrganizer()
    {
        await using var house = new MailHouse();
        var number = await house.DispatchedAsync(claimant: new("张三丰", "13912345678"));
        await house.UntilAsync(number, MailStand.Sent);
        var page = "/mail/" + house.Token;
        var reply = page + "?act=Reply";
        using var client = house.App.Visitor();
        Assert.DoesNotContain("13912345678", await client.GetStringAsync(page), StringComparison.Ordinal);

        using var signed = await client.SendFormAsync(page, page, ("_handler", "sign"));
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        var order = (await house.Store.FindAsync(number))!;
        Assert.Equal((WorkOrderStatus.SignedFor, Samples.Beijing.Find(Samples.Water).FullName + "（邮件）"), (order.Status, order.LastChange.By));
        Assert.Contains("13912345678", await client.GetStringAsync(page), StringComparison.Ordinal);

        using var incomplete = await client.SendFormAsync(page, reply, ("_handler", "reply"), ("Given[HandledAt]", "2026-03-02T09:30"), ("Given[Measures]", "更换灯泡"));
        Assert.Contains("data-refusal=\"reply.incomplete\"", await incomplete.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var replied = await client.SendFormAsync(
            page, reply, ("_handler", "reply"), ("Given[HandledAt]", "2026-03-02T09:30"), ("Given[Measures]", "更换灯泡"), ("Given[ToldClaimant]", "已电话告知"));
        Assert.Equal(HttpStatusCode.Redirect, replied.StatusCode);
        order = (await house.Store.FindAsync(number))!;
        Assert.Equal((WorkOrderStatus.FedBack, HandlingOutcome.Solved, "更换灯泡"), (order.Status, order.Reply!.Outcome, order.Reply.Measures));

        // Used up: it says what became of the order, by whom and when.
        using var over = await client.GetAsync(page);
        Assert.Equal(HttpStatusCode.Gone, over.StatusCode);
        Assert.Contains("（邮件）", WebUtility.HtmlDecode(await over.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_ToTheNetworkPlatform_WaitsForTheLeadersReviewOnTheSamePage()
    {
        await using var house = new MailHouse();
        var number = await house.DispatchedAsync(byNetwork: true);
        await house.UntilAsync(number, MailStand.Sent);
        var page = "/mail/" + house.Token;
        using var client = house.App.Visitor();
        (await client.SendFormAsync(page, page, ("_handler", "sign"))).Dispose();
        (await client.SendFormAsync(page, page + "?act=Reply", ("_handler", "reply"), ("Given[HandledAt]", "2026-03-02T09:30"), ("Given[Measures]", "更换灯泡"), ("Given[ToldClaimant]", "已告知"))).Dispose();
        Assert.Equal(WorkOrderStatus.UnderReview, (await house.Store.FindAsync(number))!.Status);

        (await client.SendFormAsync(page, page, ("_handler", "review"), ("Review.Approved", "true"), ("Review.Opinion", "同意"))).Dispose();
        Assert.Equal(WorkOrderStatus.FedBack, (await house.Store.FindAsync(number))!.Status);
    }

    [Fact]
    public async Task Link_AfterReturnAndRedispatch_SaysWhoHasChangedItAndWhen()
    {
        await using var house = new MailHouse();
        var number = await house.DispatchedAsync();
        await house.UntilAsync(number, MailStand.Sent);
        await house.DoneAsync(Samples.StaffOf(Samples.Water), new SignFor(number, Samples.Water));
        await house.DoneAsync(Samples.StaffOf(Samples.Water), new ReturnOrder(number, Samples.Water, ReturnReason.BeyondDuty, "三定方案"));
        await house.DoneAsync(Samples.Dispatcher, new DispatchOrder(number, Samples.Municipal, []));
        using var client = house.App.Visitor();
        using var over = await client.GetAsync("/mail/" + house.Token);

        Assert.Equal(HttpStatusCode.Gone, over.StatusCode);
        var said = WebUtility.HtmlDecode(await over.Content.ReadAsStringAsync());
        Assert.All((string[])["已派单", Samples.Dispatcher.Name, "2026-03-02 10:00:00"], part => Assert.Contains(part, said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Link_AtItsEnd_IsGoodAndOneTickLaterNot()
    {
        await using var house = new MailHouse(("Mail:LinkFor", "01:00:00"));
        var number = await house.DispatchedAsync();
        await house.UntilAsync(number, MailStand.Sent);
        using var client = house.App.Visitor();
        house.Clock.Set(Samples.Monday.AddHours(1));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/mail/" + house.Token)).StatusCode);
        house.Clock.Set(Samples.Monday.AddHours(1) + Samples.Tick);
        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync("/mail/" + house.Token)).StatusCode);
    }

    [Fact]
    public async Task WhatIsNoLinkOfOurs_OpensNothingAndNeverFails()
    {
        await using var house = new MailHouse();
        var number = await house.DispatchedAsync();
        await house.UntilAsync(number, MailStand.Sent);
        var links = house.App.Services.GetRequiredService<MailLinks>();
        using var client = house.App.Visitor();
        var middle = house.Token.Length / 2;
        var changed = house.Token[..middle] + (house.Token[middle] == 'A' ? 'B' : 'A') + house.Token[(middle + 1)..];
        foreach (var token in (string[])["1", number.ToString(), changed, new string('A', 1_500), links.TokenOf(number, Samples.Street, 1), links.TokenOf(number, Samples.Water, 2)])
        {
            using var answer = await client.GetAsync("/mail/" + token);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{token}: {answer.StatusCode}");
            Assert.Contains("此链接无效", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }
}
