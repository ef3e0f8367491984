using System.Net;
using System.Text.Json;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Mail;
using HotlineConsole.Tests.Attachments;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Mail;

/// <summary>Files by the link of a mail: in with the inspector and the limits of the desk, out as far as that organizer may see.</summary>
[Clause("5.2.2.2"), Clause("5.3.2.1.2")]
public sealed class MailFilesTests : IAsyncLifetime
{
    private readonly MailHouse _house = new(("Policy:Attachments:LargestFile", "2000"));
    private HttpClient _client = default!;
    private WorkOrderNumber _number;

    private string Files => $"/mail/{_house.Token}/attachments";

    public async Task InitializeAsync()
    {
        _number = await _house.DispatchedAsync();
        await _house.UntilAsync(_number, MailStand.Sent);
        _client = _house.App.Visitor();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _house.DisposeAsync();
    }

    [Fact]
    public async Task File_ThatWasSent_IsTheOrganizers_IsListed_AndIsGivenOutToBeSaved()
    {
        await SignAsync();
        Assert.Equal((204, ""), await SendAsync("现场 照片.PNG", Content.PngAndPage));

        var attached = Assert.Single((await _house.Store.FindAsync(_number))!.Attachments);
        Assert.Equal(("现场 照片.png", Samples.Water), (attached.File.Name, attached.Organizer!.Value));
        Assert.Contains("现场 照片.png", WebUtility.HtmlDecode(await _client.GetStringAsync($"/mail/{_house.Token}?act=Files")), StringComparison.Ordinal);
        using var given = await _client.GetAsync($"{Files}/1");
        Assert.Equal(Content.PngAndPage, await given.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", given.Content.Headers.ContentDisposition!.DispositionType);
        Assert.StartsWith("sandbox; default-src 'none'", given.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_OfAWrongKindOrTooLarge_IsRefusedAsOnTheDesk_AndLeavesNothing()
    {
        await SignAsync();
        Assert.Equal((422, "attachment.not-taken"), await SendAsync("a.exe", Content.Program));
        Assert.Equal((422, "attachment.disagrees"), await SendAsync("a.pdf", Content.Jpeg));
        Assert.Equal((422, "attachment.too-large"), await SendAsync("a.jpg", [.. Content.Jpeg, .. new byte[2001 - Content.Jpeg.Length]]));
        Assert.Equal((204, ""), await SendAsync("a.jpg", [.. Content.Jpeg, .. new byte[2000 - Content.Jpeg.Length]]));
        Assert.Equal((422, "attachment.already"), await SendAsync("b.jpg", [.. Content.Jpeg, .. new byte[2000 - Content.Jpeg.Length]]));
        Assert.Single((await _house.Store.FindAsync(_number))!.Attachments);
        Assert.Single(Directory.EnumerateFiles(_house.App.Services.GetRequiredService<AttachmentFolder>().Folder, $"{_number}*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task File_BeforeTheSignFor_AfterAnotherDispatch_OrWithoutTheToken_IsNotTaken()
    {
        Assert.Equal((409, "holding.not-signed"), await SendAsync("a.jpg", Content.Jpeg));
        await SignAsync();
        Assert.Equal((204, ""), await SendAsync("a.jpg", Content.Jpeg));
        using var bare = await _client.PostAsync(Files + "?name=b.png", new ByteArrayContent(Content.Png));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);

        var token = await TokenAsync();
        await _house.DoneAsync(Samples.StaffOf(Samples.Water), new ReturnOrder(_number, Samples.Water, ReturnReason.BeyondDuty, "三定方案"));
        await _house.DoneAsync(Samples.Dispatcher, new DispatchOrder(_number, Samples.Municipal, []));
        var (status, said) = await PostAsync(Files, "b.png", Content.Png, token);
        Assert.Equal(410, status);
        Assert.Contains(Samples.Dispatcher.Name, said, StringComparison.Ordinal);
        using var gone = await _client.GetAsync($"{Files}/1");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Single((await _house.Store.FindAsync(_number))!.Attachments);
    }

    [Fact, Clause("6.1.2")]
    public async Task File_ByTheLinkOfAnother_OrByOneThatNobodyMade_IsNotThere()
    {
        await SignAsync();
        Assert.Equal((204, ""), await SendAsync("a.jpg", Content.Jpeg));
        var token = await TokenAsync();
        var links = _house.App.Services.GetRequiredService<MailLinks>();
        var other = await _house.DispatchedAsync();
        foreach (var stranger in (string[])["1", links.TokenOf(_number, Samples.Municipal, 1), links.TokenOf(_number, Samples.Water, 2), links.TokenOf(other, Samples.Water, 1)])
        {
            using var answer = await _client.GetAsync($"/mail/{stranger}/attachments/1");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.NotEqual(204, (await PostAsync($"/mail/{stranger}/attachments", "b.png", Content.Png, token)).Status);
        }

        Assert.Single((await _house.Store.FindAsync(_number))!.Attachments);
        Assert.Empty((await _house.Store.FindAsync(other))!.Attachments);
    }

    [Fact, Clause("6.1.1")]
    public async Task File_ThatShowsTheClaimant_IsForWhoHasSignedFor()
    {
        var folder = _house.App.Services.GetRequiredService<AttachmentFolder>();
        var (file, _) = await folder.TakeInAsync(_number, "证件.jpg", new MemoryStream(Content.Jpeg), 2_000, default);
        await _house.DoneAsync(Samples.Attendant, new AddAttachment(_number, file!, Personal: true));
        folder.Keep(file!.Place);

        using var before = await _client.GetAsync($"{Files}/1");
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        await SignAsync();
        Assert.Equal(Content.Jpeg, await _client.GetByteArrayAsync($"{Files}/1"));
    }

    private async Task SignAsync()
    {
        using var signed = await _client.SendFormAsync($"/mail/{_house.Token}", $"/mail/{_house.Token}", ("_handler", "sign"));
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
    }

    private Task<string> TokenAsync() => _client.TokenAsync($"/mail/{_house.Token}?act=Return");

    private async Task<(int Status, string Code)> SendAsync(string name, byte[] content)
    {
        var (status, said) = await PostAsync(Files, name, content, await TokenAsync());
        return (status, said.Length == 0 ? "" : JsonDocument.Parse(said).RootElement.GetProperty("code").GetString()!);
    }

    private async Task<(int Status, string Said)> PostAsync(string address, string name, byte[] content, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{address}?name={Uri.EscapeDataString(name)}") { Content = new ByteArrayContent(content) };
        request.Headers.Add("RequestVerificationToken", token);
        using var answer = await _client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
