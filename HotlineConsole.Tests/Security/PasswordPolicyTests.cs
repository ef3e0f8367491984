using HotlineConsole.Core.Texts;
using HotlineConsole.Security;
using HotlineConsole.Security.Passwords;
using HotlineConsole.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Tests.Security;

public sealed class PasswordPolicyTests
{
    private readonly HandClock _clock = new();

    // What is missing by its key, typed out of the rules: 12 and three of four kinds; 15, nothing common, no word of the console.
    [Theory]
    [InlineData(PasswordProfile.Level3, "Aa345678901", "Length")]
    [InlineData(PasswordProfile.Level3, "Aa3456789012")]
    [InlineData(PasswordProfile.Level3, "aaaaaaaa-123")]
    [InlineData(PasswordProfile.Level3, "aaaaaaaaaaa1", "Kinds")]
    [InlineData(PasswordProfile.Level3, "AAAAAAAAAAA-", "Kinds")]
    [InlineData(PasswordProfile.Level3, "short", "Length", "Kinds")]
    [InlineData(PasswordProfile.Level3, "Zhang.San-2026", "Name")]
    [InlineData(PasswordProfile.Level3, "热线值班员的密码12ab")]
    [InlineData(PasswordProfile.Asvs, "fourteen signs", "Length")]
    [InlineData(PasswordProfile.Asvs, "fifteen letters")]
    [InlineData(PasswordProfile.Asvs, "我家门口的第三棵槐树今年开花了")]
    [InlineData(PasswordProfile.Asvs, "my dear ZHANG.SAN", "Name")]
    [InlineData(PasswordProfile.Asvs, "call the HotLine at noon", "OwnWord")]
    [InlineData(PasswordProfile.Asvs, "password-password-2026", "Rare")]
    [InlineData(PasswordProfile.Asvs, "P@$$w0rdQwertyuiop!", "Rare")]
    [InlineData(PasswordProfile.Asvs, "woaini1314520woaini", "Rare")]
    [InlineData(PasswordProfile.Asvs, "aaaaaaaaaaaaaaaaaaaa", "Rare")]
    [InlineData(PasswordProfile.Asvs, "9876543219876543", "Rare")]
    [InlineData(PasswordProfile.Asvs, "password of my cellar")]
    public void Missing_OfAPassword_IsWhatTheProfileAsks(PasswordProfile profile, string password, params string[] missing) => Assert.Equal(
        missing.Select(key => Words.Of("Password.Missing." + key, key == "Kinds" ? 3 : profile == PasswordProfile.Level3 ? 12 : 15)),
        Policy(profile).Missing(new HotlineUser { UserName = "zhang.san" }, password));

    [Fact]
    public void Level3_TheLastFive_DoNotComeBack_TheSixthDoes()
    {
        var (policy, user) = (Policy(PasswordProfile.Level3), new HotlineUser { UserName = "zhang.san" });
        for (var i = 1; i <= 6; i++)
        {
            Assert.Empty(policy.Missing(user, Nth(i)));
            policy.Set(user, Nth(i));
        }

        for (var i = 2; i <= 6; i++)
        {
            Assert.Equal([Words.Of("Password.Missing.New", 5)], policy.Missing(user, Nth(i)));
        }

        Assert.Empty(policy.Missing(user, Nth(1)));
        Assert.DoesNotContain(Nth(5), user.EarlierPasswords, StringComparison.Ordinal);

        static string Nth(int i) => "A good pass " + (char)('0' + i);
    }

    [Fact]
    public void Asvs_OnlyThePresentOne_DoesNotComeBack()
    {
        var (policy, user) = (Policy(PasswordProfile.Asvs), new HotlineUser { UserName = "zhang.san" });
        policy.Set(user, "the first of my two");
        policy.Set(user, "the second of my two");
        Assert.Empty(policy.Missing(user, "the first of my two"));
        Assert.Equal([Words.Of("Password.Missing.Other")], policy.Missing(user, "the second of my two"));
    }

    [Theory]
    [InlineData(PasswordProfile.Level3, true)]
    [InlineData(PasswordProfile.Asvs, false)]
    public void MustChange_AfterNinetyDays_InLevel3Only(PasswordProfile profile, bool must)
    {
        var (policy, user) = (Policy(profile), new HotlineUser());
        policy.Set(user, "whatever it is 1");
        _clock.Pass(TimeSpan.FromDays(90) - TimeSpan.FromTicks(1));
        Assert.False(policy.MustChange(user));
        _clock.Pass(TimeSpan.FromTicks(1));
        Assert.Equal(must, policy.MustChange(user));
        user.PasswordSetAt = null;
        Assert.Equal(must, policy.MustChange(user));
        user.PasswordHash = null;
        Assert.False(policy.MustChange(user));
    }

    [Theory]
    [InlineData(PasswordProfile.Level3)]
    [InlineData(PasswordProfile.Asvs)]
    public void OneTime_MeetsTheRules_IsNeverTheSame_AndMustBeChanged(PasswordProfile profile)
    {
        var (policy, user) = (Policy(profile), new HotlineUser { UserName = "zhang.san" });
        var made = Enumerable.Range(0, 500).Select(_ => policy.OneTime(user)).ToList();
        Assert.Equal(500, made.Distinct().Count());
        Assert.All(made, password => Assert.Empty(policy.Missing(user, password)));
        policy.Set(user, made[0], oneTime: true);
        Assert.True(policy.MustChange(user));
        policy.Set(user, made[1]);
        Assert.False(policy.MustChange(user));
    }

    private PasswordPolicy Policy(PasswordProfile profile) =>
        new(Options.Create(new SecurityOptions { PasswordProfile = profile }), new PasswordHasher<HotlineUser>(), _clock);
}
