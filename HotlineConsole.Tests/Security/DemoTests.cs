using System.Net;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Security;

public sealed class DemoTests
{
    [Theory]
    [InlineData("Production", "true")]
    [InlineData("Development", "false")]
    public async Task Demo_OutsideDevelopmentOrSwitchedOff_IsNotThere(string environment, string enabled)
    {
        await using var app = new ConsoleApp(environment, new Dictionary<string, string> { ["Demo:Enabled"] = enabled });
        using var client = app.Visitor();
        using var answer = await client.SendFormAsync("/account/sign-in", "/account/demo/admin");
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound, $"{answer.StatusCode} {answer.Headers.Location}");
        Assert.DoesNotContain("data-demo", await client.GetStringAsync("/account/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_NameThatIsNoDemoAccount_DoesNotComeIn()
    {
        await using var app = new ConsoleApp();
        using var client = app.Visitor();
        using var answer = await client.SendFormAsync("/account/sign-in", "/account/demo/nobody");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
