using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Api;

public sealed class CommandHeaderTests(ApiApp api) : IClassFixture<ApiApp>
{
    [Fact]
    public async Task SameKey_SentTogetherAndAgain_GetsTheFirstAnswer()
    {
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.PostAsync("attendant", "/orders", ApiApp.Complaint(), key)));
        var again = await api.PostAsync("attendant", "/orders", ApiApp.Complaint(), key);
        Assert.All(together, reply => Assert.Equal((201, again.Text), (reply.Status, reply.Text)));
        Assert.Equal(again.Message.Headers.Location, together[0].Message.Headers.Location);
        Assert.NotEqual(again.Text, (await api.PostAsync("attendant", "/orders", ApiApp.Complaint())).Text);
    }

    [Fact]
    public async Task SameKey_OfAnotherCaller_IsAnotherCommand()
    {
        var number = await api.DispatchedAsync();
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        Assert.Equal(403, (await api.PostAsync("heat-leader", $"/orders/{number}/close", new { }, key)).Status);
        Assert.Equal("close.not-fed-back", (await api.PostAsync("supervisor", $"/orders/{number}/close", new { }, key)).Code);
    }

    [Fact]
    public async Task Key_OfAThresholdToCome_DoesNotSilenceTheWatch()
    {
        var number = await api.DispatchedAsync();
        var store = api.App.Services.GetRequiredService<HotlineStore>();
        Assert.True(WorkOrderNumber.TryParse(number, out var parsed));
        var threshold = store.Deadlines.Reached(DateTimeOffset.MaxValue, int.MaxValue).First(t => t.Number == parsed);
        var envelope = WatchCommands.For(threshold, threshold.At);
        Assert.Equal(409, (await api.PostAsync("supervisor", $"/orders/{number}/close", new { }, ("Idempotency-Key", envelope.Id.ToString()))).Status);
        Assert.True((await store.HandleAsync(envelope)).IsDone);
    }

    [Fact]
    public async Task IfMatch_OfAnOlderVersion_Is409WithWhoAndWhen()
    {
        var number = await api.DispatchedAsync();
        var refused = await api.PostAsync("street-staff", $"/orders/{number}/sign", null, ("If-Match", "\"1\""));
        Assert.Equal((409, "order.conflict"), (refused.Status, refused.Code));
        Assert.StartsWith("派单员", refused.Json.GetProperty("by").GetString(), StringComparison.Ordinal);
        Assert.True(DateTimeOffset.TryParse(refused.Json.GetProperty("at").GetString(), out _));
        Assert.Equal(2, refused.Json.GetProperty("version").GetInt32());
        var done = await api.PostAsync("street-staff", $"/orders/{number}/sign", null, ("If-Match", "\"2\""));
        Assert.Equal((200, "\"3\""), (done.Status, done.Message.Headers.ETag!.Tag));
    }

    [Fact]
    public async Task IfMatch_OnAnotherOrganizersOrder_TellsNothing()
    {
        var refused = await api.PostAsync("heat-staff", $"/orders/{await api.DispatchedAsync()}/sign", null, ("If-Match", "\"1\""));
        Assert.Equal((404, "order.unknown"), (refused.Status, refused.Code));
    }

    [Theory]
    [InlineData("Idempotency-Key", "once")]
    [InlineData("If-Match", "1")]
    [InlineData("If-Match", "W/\"1\"")]
    [InlineData("If-Match", "*")]
    public async Task Header_Malformed_Is400AndIsNamed(string name, string value)
    {
        var refused = await api.PostAsync("street-staff", "/orders/202601010000011/sign", null, (name, value));
        Assert.Equal(400, refused.Status);
        Assert.Equal([name], refused.Fields);
    }
}
