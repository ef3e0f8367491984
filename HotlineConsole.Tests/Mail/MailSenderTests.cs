using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Mail;

/// <summary>5.3.2.1.2: 派单方式包括系统、邮箱等, against a mail server that takes, puts off, refuses or is not there.</summary>
[Clause("5.3.2.1.2")]
public sealed class MailSenderTests
{
    [Fact, Clause("5.3.2.1.4")]
    public async Task Dispatch_ToAnOrganizerWithAnAddress_SendsTimeOrganizerAndLimitsAndNothingOfTheClaimant()
    {
        await using var house = new MailHouse();
        var number = await house.DispatchedAsync(claimant: new("张三丰", "13912345678", Address: "建国路甲一号"));
        var mail = await house.UntilAsync(number, MailStand.Sent);

        Assert.Equal(("water@example.com", (string?)null), (mail.Address, mail.Error));
        var text = house.Smtp.Text;
        Assert.All((string[])[number.ToString(), "路灯不亮", "一般诉求", "2026-03-02 10:00:00", "24 小时", "2026-03-03 10:00:00", "7 个自然日", "2026-03-09 10:00:00",
            Samples.Beijing.Find(Samples.Water).FullName], said => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.All((string[])["张三丰", "13912345678", "建国路", "老人多"], hidden => Assert.DoesNotContain(hidden, text, StringComparison.Ordinal));
        Assert.Contains($"<{number}.E01.1@example.com>", Assert.Single(house.Smtp.Taken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_PutsItOff_IsAskedAgainAfterAMinuteThenTwo()
    {
        await using var house = new MailHouse();
        house.Smtp.Answers.Enqueue("451 later");
        house.Smtp.Answers.Enqueue("452 full");
        var number = await house.DispatchedAsync();
        var failed = await house.UntilAsync(number, MailStand.Failed);
        Assert.Equal(Samples.Monday.AddMinutes(1), failed.NextAt);
        Assert.Contains("later", failed.Error, StringComparison.Ordinal);

        house.Clock.Set(Samples.Monday.AddMinutes(1));
        Assert.Equal(Samples.Monday.AddMinutes(3), (await house.UntilAsync(number, MailStand.Failed, attempts: 2)).NextAt);
        house.Clock.Set(Samples.Monday.AddMinutes(3));
        await house.UntilAsync(number, MailStand.Sent, attempts: 3);
        Assert.Equal(3, house.Smtp.Asked);
    }

    [Fact, Clause("5.3.2.1.5")]
    public async Task Server_RefusesTheRecipient_IsNotAskedAgainAndAPersonHasToTelephone()
    {
        await using var house = new MailHouse();
        house.Smtp.Answers.Enqueue("550 no such user");
        var number = await house.DispatchedAsync();
        var bounced = await house.UntilAsync(number, MailStand.Bounced);

        Assert.Null(bounced.NextAt);
        var order = (await house.Store.FindAsync(number))!;
        Assert.Equal([Samples.Water], UrgentDuties.ToCall(order).ToArray());
        Assert.Equal(Samples.Monday.AddMinutes(10), order.OpenDeadline(DeadlineKind.OrganizerCall)!.Time.Due);
    }

    [Fact]
    public async Task Server_IsNotThere_KeepsTheMailAndSendsItWhenTheOrderIsStillThere()
    {
        await using var house = new MailHouse();
        house.Smtp.Leave();
        var number = await house.DispatchedAsync();
        Assert.NotNull((await house.UntilAsync(number, MailStand.Failed)).NextAt);

        // What was returned meanwhile is sent no more.
        await house.DoneAsync(Samples.StaffOf(Samples.Water), new SignFor(number, Samples.Water));
        await house.DoneAsync(Samples.StaffOf(Samples.Water), new ReturnOrder(number, Samples.Water, ReturnReason.BeyondDuty, "三定方案"));
        Assert.Null((await house.Store.FindAsync(number))!.MailTo(Samples.Water, 1));
    }

    [Fact]
    public async Task Server_DoesNotEncrypt_GetsNothingWhereEncryptionIsAsked()
    {
        await using var house = new MailHouse(("Mail:StartTls", "true"));
        var number = await house.DispatchedAsync();
        await house.UntilAsync(number, MailStand.Failed);
        Assert.Empty(house.Smtp.Taken);
    }

    [Theory]
    [InlineData("Mail:Host", "")]
    [InlineData("Mail:Port", "465")]
    [InlineData("Mail:From", "nobody")]
    [InlineData("Mail:BaseAddress", "http://console.example/")]
    [InlineData("Mail:User", "hotline")]
    public async Task Settings_ThatCannotWork_NameTheirKeyBeforeAnythingStarts(string key, string value)
    {
        await using var house = new MailHouse((key, value));
        var wrong = Assert.ThrowsAny<Exception>(() => house.Store);
        Assert.Contains(key == "Mail:User" ? "Mail:Password" : key, wrong.Message, StringComparison.Ordinal);
    }
}
