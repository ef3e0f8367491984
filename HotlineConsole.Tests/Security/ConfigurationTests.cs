using HotlineConsole.Tests.Support;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Tests.Security;

public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("Storage:Path", "")]
    [InlineData("Security:RevalidateEvery", "00:00:00")]
    [InlineData("Security:IdleFor", "00:01:00")]
    [InlineData("Security:LongestFor", "11:59:59")]
    [InlineData("Demo:Organizers:0:Id", "")]
    public async Task Start_WithABadSetting_FailsAndNamesTheKey(string key, string value)
    {
        await using var app = new ConsoleApp(settings: new Dictionary<string, string> { [key] = value });
        var error = Assert.Throws<OptionsValidationException>(app.Visitor);
        Assert.Contains(key.Split(":0")[0], error.Message, StringComparison.Ordinal);
    }
}
