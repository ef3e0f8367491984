using System.Net;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Texts;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Security;

public sealed class SignInTests : IAsyncLifetime
{
    private const string Password = "Correct horse 3";
    private readonly ConsoleApp _app = new();

    public Task InitializeAsync() => _app.AddUserAsync(
        new HotlineUser { UserName = "clerk", DisplayName = "Clerk", HotlineRole = Role.Dispatcher }, Password);

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task SignIn_RightPassword_LeadsToTheHomeOfTheRole()
    {
        using var client = _app.Visitor();
        using var answer = await client.SignInAsync("clerk", Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith("/dispatcher", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/dispatcher")).StatusCode);
    }

    [Fact]
    public async Task SignIn_UnknownNameAndWrongPassword_ReadTheSame()
    {
        using var client = _app.Visitor();
        var wrong = await RefusalAsync(client, "clerk", "wrong password");
        var unknown = await RefusalAsync(client, "nobody", "wrong password");
        Assert.Equal(wrong, unknown);
        Assert.Equal(Words.InChinese["Account.SignIn.Refused"], wrong);
    }

    [Fact]
    public async Task SignIn_AfterFiveWrongPasswords_RefusesTheRightOneInTheSameWords()
    {
        using var client = _app.Visitor();
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await RefusalAsync(client, "clerk", "wrong password");
        }

        Assert.Equal(Words.InChinese["Account.SignIn.Refused"], await RefusalAsync(client, "clerk", Password));
    }

    [Fact]
    public async Task SignIn_AfterFourWrongPasswords_TakesTheRightOne()
    {
        using var client = _app.Visitor();
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            await RefusalAsync(client, "clerk", "wrong password");
        }

        using var answer = await client.SignInAsync("clerk", Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task SignIn_DisabledUser_IsRefused()
    {
        await _app.AddUserAsync(new HotlineUser { UserName = "gone", DisplayName = "Gone", Disabled = true }, Password);
        using var client = _app.Visitor();
        Assert.Equal(Words.InChinese["Account.SignIn.Refused"], await RefusalAsync(client, "gone", Password));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("elsewhere.example")]
    public async Task SignIn_ReturnAddressOutsideThisSite_LeadsHome(string outside)
    {
        using var client = _app.Visitor();
        using var answer = await client.SignInAsync("clerk", Password, outside);
        Assert.Equal("/dispatcher", PathOf(answer));
        using var demo = await client.SendFormAsync("/account/sign-in", "/account/demo/dispatcher", ("returnUrl", outside));
        Assert.Equal("/dispatcher", PathOf(demo));
        using var culture = await client.SendFormAsync("/account/sign-in", "/culture", ("culture", "en"), ("returnUrl", outside));
        Assert.Equal("/", PathOf(culture));
    }

    [Fact]
    public async Task SignIn_ReturnAddressInsideThisSite_IsFollowed()
    {
        using var client = _app.Visitor();
        using var answer = await client.SignInAsync("clerk", Password, "/dispatcher?tier=life");
        Assert.Equal("/dispatcher?tier=life", PathOf(answer));
    }

    [Fact]
    public async Task SignIn_WithoutAntiforgeryToken_IsRefused()
    {
        using var client = _app.Visitor();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("returnUrl", "/")]);
        using var answer = await client.PostAsync("/account/demo/admin", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/admin/devices")).StatusCode);
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        using var client = await _app.VisitorAsync("dispatcher");
        using var answer = await client.SendFormAsync("/dispatcher", "/account/sign-out");
        Assert.Equal("/account/sign-in", PathOf(answer));
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/dispatcher")).StatusCode);
    }

    [Fact]
    public async Task Page_OfAnotherRole_IsForbidden()
    {
        using var client = await _app.VisitorAsync("dispatcher");
        using var answer = await client.GetAsync("/admin/devices");
        Assert.StartsWith("/account/forbidden", PathOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_NotThere_AnswersNotFoundWithAPage()
    {
        using var client = await _app.VisitorAsync("dispatcher");
        using var answer = await client.GetAsync("/no-such-page");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(Words.InChinese["Account.NotFound.Title"], await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(HttpClient client, string name, string password)
    {
        using var answer = await client.SignInAsync(name, password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        var from = html.IndexOf("id=\"refusal\"", StringComparison.Ordinal);
        Assert.True(from > 0, "The page says why nobody came in.");
        from = html.IndexOf('>', from) + 1;
        return html[from..html.IndexOf('<', from)];
    }

    private static string PathOf(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var location = answer.Headers.Location!;
        if (location.IsAbsoluteUri && location.Scheme.StartsWith("http", StringComparison.Ordinal))
        {
            Assert.Equal("localhost", location.Host);
            return location.PathAndQuery;
        }

        return location.OriginalString;
    }
}
