using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Api;

/// <summary>The application with a key for each demo account, asked as a program asks it.</summary>
public class ApiApp : IAsyncLifetime
{
    public const string Root = "/api/v1";

    private readonly Dictionary<string, string> _keys = [];

    public ConsoleApp App { get; } = new(settings: new Dictionary<string, string>
    {
        ["Security:RevalidateEvery"] = "00:00:01", ["Policy:FollowUp:Percent"] = "100", ["Security:CallsAtOnce"] = "100000", ["Security:CallsASecond"] = "100000", // the limit has a test of its own
    });

    /// <summary>A complete complaint, as JSON that a test may change.</summary>
    public static Dictionary<string, object?> Complaint() => new()
    {
        ["kind"] = "Help", ["urgency"] = "General", ["channel"] = "phone", ["category"] = "0201", ["title"] = "路灯不亮", ["content"] = "路灯三天不亮",
        ["claimant"] = new { name = "诉求人甲", phone = "13900000001" },
        ["place"] = new { district = "110105", street = "S110105001", address = "建国路甲一号" },
        ["happenedWhen"] = "三天前", ["parties"] = "物业公司", ["earlierHandling"] = "向物业反映过",
    };

    protected virtual HttpClient Client() => App.Visitor();

    public string KeyOf(string account) => _keys[account];

    public Task<Reply> PostAsync(string account, string path, object? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, account, path, body, headers);

    public Task<Reply> GetAsync(string account, string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, account, path, null, headers);

    public async Task<Reply> SendAsync(HttpMethod method, string account, string path, object? body, params (string Name, string Value)[] headers)
    {
        using var client = Client();
        using var request = new HttpRequestMessage(method, Root + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", KeyOf(account));
        request.Content = body is string text ? new StringContent(text, MediaTypeHeaderValue.Parse("application/json")) : body is null ? null : JsonContent.Create(body);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Reply.OfAsync(await client.SendAsync(request));
    }

    /// <summary>Attaches a file, which is the whole body.</summary>
    public async Task<Reply> SendFileAsync(string account, string order, string name, byte[] content, string more = "", params (string Name, string Value)[] headers)
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Root}/orders/{order}/attachments?name={Uri.EscapeDataString(name)}{more}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", KeyOf(account));
        request.Content = new ByteArrayContent(content);
        request.Content.Headers.ContentType = new("application/octet-stream");
        foreach (var (header, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return await Reply.OfAsync(await client.SendAsync(request));
    }

    /// <summary>Accepts a complaint and gives the number.</summary>
    public async Task<string> AcceptAsync(string title = "路灯不亮")
    {
        var complaint = Complaint();
        complaint["title"] = title;
        var accepted = await PostAsync("attendant", "/orders", complaint);
        Assert.True(accepted.Status == 201, accepted.Text);
        return accepted.Json.GetProperty("number").GetString()!;
    }

    public async Task<string> DispatchedAsync(string organizer = "S110105001")
    {
        var number = await AcceptAsync();
        var dispatched = await PostAsync("dispatcher", $"/orders/{number}/dispatch", new { lead = organizer });
        Assert.True(dispatched.Status == 200, dispatched.Text);
        return number;
    }

    public virtual async Task InitializeAsync()
    {
        var keys = App.Services.GetRequiredService<ApiKeys>();
        await using var accounts = await App.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        foreach (var user in await accounts.Users.ToListAsync())
        {
            _keys[user.UserName!] = await keys.AddAsync(user.UserName!, user.Id);
        }
    }

    public Task DisposeAsync() => App.DisposeAsync().AsTask();
}

/// <summary>What came back: status, headers, body.</summary>
public sealed record Reply(int Status, HttpResponseMessage Message, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? Code => Json.GetProperty("code").GetString();

    public string[] Fields => [.. Json.GetProperty("fields").EnumerateArray().Select(f => f.GetString()!)];

    public static async Task<Reply> OfAsync(HttpResponseMessage message) => new((int)message.StatusCode, message, await message.Content.ReadAsStringAsync());
}
