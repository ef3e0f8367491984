using System.Net;
using System.Net.Http.Headers;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Standard;
using HotlineConsole.Tests.Api;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Attachments;

/// <summary>Files in and out over HTTP, by people and by programs.</summary>
[Clause("5.2.2.2")]
public sealed class AttachmentEndpointTests(ApiApp api) : IClassFixture<ApiApp>
{
    [Fact]
    public async Task File_ThatWasSent_IsGivenOutToBeSaved_UnsniffedAndInASandbox()
    {
        var number = await api.AcceptAsync();
        var sent = await api.SendFileAsync("attendant", number, "../现场 照片.PNG", Content.PngAndPage);
        Assert.True(sent.Status == 200, sent.Text);
        using var client = await api.App.VisitorAsync("dispatcher");
        using var answer = await client.GetAsync($"/orders/{number}/attachments/1");
        Assert.Equal(Content.PngAndPage, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(("attachment", "现场 照片.png"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox; default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var seen = (await api.GetAsync("dispatcher", $"/orders/{number}")).Json.GetProperty("attachments")[0];
        Assert.Equal(("现场 照片.png", "image/png", Content.PngAndPage.Length), (seen.GetProperty("name").GetString(), seen.GetProperty("type").GetString(), seen.GetProperty("size").GetInt32()));
    }

    [Fact, Clause("6.1.2")]
    public async Task File_ForWhomTheOrderIsNot_IsNotThere()
    {
        var number = await api.DispatchedAsync();
        await api.SendFileAsync("attendant", number, "a.jpg", Content.Jpeg);
        foreach (var (account, status) in new[] { ("street-staff", 200), ("heat-staff", 404), ("supervisor", 200), ("admin", 302), ("auditor", 302), ("keeper", 404) })
        {
            using var client = await api.App.VisitorAsync(account);
            using var answer = await client.GetAsync($"/orders/{number}/attachments/1");
            Assert.True((int)answer.StatusCode == status, $"{account}: {answer.StatusCode}");
        }

        using var stranger = api.App.Visitor();
        using var refused = await stranger.GetAsync($"/orders/{number}/attachments/1");
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
    }

    [Fact, Clause("6.1.1")]
    public async Task PersonalFile_IsForWhoRecordsIt_NotForTheOrganizer_AndRemovedFilesForNobody()
    {
        var complaint = ApiApp.Complaint();
        complaint["claimant"] = new { name = "诉求人甲", phone = "13900000001", confidential = true };
        var number = (await api.PostAsync("attendant", "/orders", complaint)).Json.GetProperty("number").GetString()!;
        await api.SendFileAsync("attendant", number, "诉求人甲.jpg", Content.Jpeg);
        await api.SendFileAsync("attendant", number, "现场.png", Content.Png, "&personal=false");
        Assert.Equal("200 200", await StatusesAsync("attendant", number));
        await api.PostAsync("dispatcher", $"/orders/{number}/dispatch", new { lead = "S110105001" });
        Assert.Equal("404 200", await StatusesAsync("street-staff", number));
        var history = await api.GetAsync("street-staff", $"/orders/{number}/history");
        Assert.DoesNotContain("诉求人甲", history.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("诉求人甲", (await api.GetAsync("street-staff", $"/orders/{number}")).Text, StringComparison.Ordinal);
        await api.PostAsync("supervisor", $"/orders/{number}/attachments/2/removal", new { reason = "与本件无关" });
        Assert.Equal("404 404", await StatusesAsync("street-staff", number));
    }

    [Theory]
    [InlineData("a.html", "attachment.disagrees", 422)]
    [InlineData("", "attachment.no-name", 422)]
    public async Task Refusal_IsASentence_AndTheOrderStaysAsItWas(string name, string code, int status)
    {
        var number = await api.AcceptAsync();
        var reply = await api.SendFileAsync("attendant", number, name, Content.Page);
        Assert.Equal((status, code), (reply.Status, reply.Code));
        Assert.Equal(["file"], reply.Fields);
        Assert.Equal(1, (await api.GetAsync("attendant", $"/orders/{number}")).Json.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task SameCallTwice_AttachesOnce_AndLeavesNoSecondFile()
    {
        var number = await api.AcceptAsync();
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var first = await api.SendFileAsync("attendant", number, "a.jpg", Content.Jpeg, headers: key);
        var second = await api.SendFileAsync("attendant", number, "a.jpg", Content.Jpeg, headers: key);
        Assert.Equal((200, first.Text), (second.Status, second.Text));
        Assert.Single(FilesOf(number));
        Assert.Equal("order.conflict", (await api.SendFileAsync("attendant", number, "a.png", Content.Png, headers: ("If-Match", "\"1\""))).Code);
        Assert.Single(FilesOf(number));
    }

    [Fact]
    public async Task File_LargerThanCallsMayBe_StreamsThrough_AndOneTooLargeIsRefusedBeforeItIsRead()
    {
        var number = await api.AcceptAsync();
        var content = new byte[8_000_000];
        Content.Jpeg.CopyTo(content, 0);
        Assert.Equal(200, (await api.SendFileAsync("attendant", number, "a.jpg", content)).Status);
        var reply = await api.SendFileAsync("attendant", number, "b.jpg", new byte[(50 * 1_048_576) + 1]);
        Assert.Equal((422, "attachment.too-large"), (reply.Status, reply.Code));
    }

    [Fact, Clause("6.1")]
    public async Task Page_SendsWithItsToken_AndWithoutOneNothingIsTaken()
    {
        var number = await api.AcceptAsync();
        using var client = await api.App.VisitorAsync("attendant");
        var token = await client.TokenAsync($"/orders/{number}");
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(client, number, "a.jpg", null));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(client, number, "a.jpg", token));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(client, number, "a.png", token));
        using var supervisor = await api.App.VisitorAsync("supervisor");
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(supervisor, number, "b.jpg", token));
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string number, string name, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/orders/{number}/attachments?name={name}&personal=false") { Content = new ByteArrayContent(Content.Jpeg) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.Add("RequestVerificationToken", token ?? "none");
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<string> StatusesAsync(string account, string number)
    {
        using var client = await api.App.VisitorAsync(account);
        using var one = await client.GetAsync($"/orders/{number}/attachments/1");
        using var two = await client.GetAsync($"/orders/{number}/attachments/2");
        return $"{(int)one.StatusCode} {(int)two.StatusCode}";
    }

    private string[] FilesOf(string number) => Directory.GetFiles(api.App.Services.GetRequiredService<AttachmentFolder>().Folder, number + "*", SearchOption.AllDirectories);
}
