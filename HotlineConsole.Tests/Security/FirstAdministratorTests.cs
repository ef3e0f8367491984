using System.Net;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Security;

public sealed class FirstAdministratorTests
{
    private static readonly (string, string)[] Form =
    [
        ("_handler", "setup"), ("Given.Name", "chief"), ("Given.DisplayName", "Chief"), ("Given.Password", "A long password 1"),
    ];

    [Fact]
    public async Task Setup_WithTheTokenOfTheLog_MakesOneAdministratorAndIsGone()
    {
        await using var app = new ConsoleApp("Production");
        using var client = app.Visitor();
        var page = app.Log.All.Select(AddressIn).Single(address => address is not null)!;

        using var made = await client.SendFormAsync(page, page, Form);
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        using var again = await client.GetAsync(page);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);

        using var signedIn = await client.SignInAsync("chief", "A long password 1");
        Assert.EndsWith("/admin/users", signedIn.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setup_PasswordTooShort_SaysSoAndStaysOpen()
    {
        await using var app = new ConsoleApp("Production");
        using var client = app.Visitor();
        var page = app.Log.All.Select(AddressIn).Single(address => address is not null)!;
        using var answer = await client.SendFormAsync(page, page, [.. Form[..3], ("Given.Password", "short")]);
        Assert.Contains("field-error", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(page)).StatusCode);
    }

    [Theory]
    [InlineData("/setup")]
    [InlineData("/setup?token=guess")]
    public async Task Setup_WithoutTheToken_IsNotThere(string address)
    {
        await using var app = new ConsoleApp("Production");
        using var client = app.Visitor();
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string? AddressIn(string line) =>
        line.IndexOf("/setup?token=", StringComparison.Ordinal) is var at and >= 0 ? line[at..] : null;
}
