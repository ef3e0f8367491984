using System.Text;
using HotlineConsole.Pages.Wall;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Security.Malformed;

/// <summary>The lines that stay open: hubs and circuits.</summary>
public sealed partial class MalformedTests
{
    private async Task<int> HubMessagesAsync(Mutator wrong)
    {
        string[] good =
        [
            """{"type":1,"invocationId":"1","target":"Snapshot","arguments":[]}""", """{"type":1,"invocationId":"1","target":"Since","arguments":["x"]}""", """{"type":1,"target":"OnConnectedAsync","arguments":[]}""", """{"type":6}""",
            """{"type":4,"invocationId":"2","target":"Snapshot","arguments":[]}""", """{"type":2,"invocationId":"2","item":{"a":1}}""", """{"type":3,"invocationId":"2","result":1}""", """{"type":5,"invocationId":"2"}""", """{"type":1,"target":"Dispose","arguments":[true]}""",
            """{"type":1,"invocationId":"3","target":"Snapshot","arguments":[1,2,3],"streamIds":["a"]}""", """{"type":8,"sequenceId":1}""", """{"type":9,"sequenceId":99999999999}""",
        ];
        var wall = await CircuitPage.GetAsync(_address, "/wall", user: "Supervisor");
        return await LinesAsync(HubMessages, wrong, () => OpenAsync(wrong.Next(2) == 0), _ => Encoding.UTF8.GetBytes(wrong.Json(wrong.Of(good.AsSpan()))));

        Task<BadLine> OpenAsync(bool isWall)
        {
            var handshake = wrong.Next(20) == 0 ? wrong.Json("""{"protocol":"json","version":1}""").Replace("\u001e", "", StringComparison.Ordinal) : """{"protocol":"json","version":1}""";
            return isWall ? BadLine.OpenAsync(new(_address, WallHub.AddressOf("en")), handshake, wall.Cookies) : BadLine.OpenAsync(new(_address, "/hub/board"), handshake, key: _key);
        }
    }

    private async Task<int> FramesAsync(Mutator wrong)
    {
        var page = await CircuitPage.GetAsync(_address, "/organizer", user: "OrganizerStaff");
        var uri = _address.ToString();
        return await LinesAsync(Frames, wrong, OpenAsync, _ => wrong.Next(3) == 0 ? Call() : wrong.Bytes(Call()));

        async Task<BadLine> OpenAsync()
        {
            var line = await BadLine.OpenAsync(new(_address, "/_blazor"), """{"protocol":"blazorpack","version":1}""", page.Cookies);
            if (wrong.Next(3) == 0)
            {
                await line.SendAsync(HubMessage.Invocation(null, "StartCircuit", uri, uri + "organizer", "[]", ""), probe: false);
                await line.SendAsync(HubMessage.Invocation(null, "UpdateRootComponents", page.Operations, ""), probe: false);
            }

            return line;
        }

        byte[] Call() => wrong.Next(9) switch
        {
            0 => HubMessage.Invocation("1", "StartCircuit", wrong.Text(uri), uri, wrong.Json("[]"), ""),
            1 => HubMessage.Invocation("2", "ConnectCircuit", wrong.Text("CfDJ8" + new string('x', 200))),
            2 => HubMessage.Invocation(null, "UpdateRootComponents", wrong.Json(page.Operations), ""),
            3 => HubMessage.Invocation(null, "UpdateRootComponents", wrong.Text(page.Operations), null),
            4 => HubMessage.Invocation("3", "BeginInvokeDotNetFromJS", "1", wrong.Of("HotlineConsole", "System.Private.CoreLib", "", null), wrong.Of("Exit", "DispatchEventAsync", "X"), wrong.Of(0L, 1L, long.MinValue), wrong.Json("[1]")),
            5 => HubMessage.Invocation(null, "EndInvokeJSFromDotNet", wrong.Of(0L, 1L, long.MaxValue), true, wrong.Json("[1,true,null]")),
            6 => HubMessage.Invocation(null, "OnRenderCompleted", wrong.Of(-1L, 0L, 1L, long.MaxValue), wrong.Of<string?>(null, "x")),
            7 => HubMessage.Invocation("4", "OnLocationChanged", wrong.Of(uri + "admin/users", "http://x.example/", "javascript:x", "", null), "x", true),
            _ => HubMessage.Invocation("5", wrong.Of("ResumeCircuit", "PauseCircuit", "ReceiveByteArray", "SendDotNetStreamToJS", "ReceiveJSDataChunk", "OnLocationChanging", "NoSuch"), wrong.Of<object?>("x", 1L, null, true), uri, "x"),
        };
    }

    // One line after the other; a line is used until it is closed. How many were closed.
    private async Task<int> LinesAsync(int count, Mutator wrong, Func<Task<BadLine>> open, Func<int, byte[]> message)
    {
        var (closed, line) = (0, await open());
        for (var i = 0; i < count; i++)
        {
            // A circuit that is to pause asks its browser to keep its state, and waits for the answer that does not come here.
            var bad = message(i);
            var waits = bad.AsSpan().IndexOf("PauseCircuit"u8) >= 0;
            var stands = await SendAsync(line, bad, !waits);
            Read("line", line.Take());
            if (!stands || waits || wrong.Next(200) == 0)
            {
                closed++;
                await line.DisposeAsync();
                line = await open();
            }

            await BetweenAsync(i);
        }

        await line.DisposeAsync();
        return closed;
    }

    private async Task<bool> SendAsync(BadLine line, byte[] message, bool probe)
    {
        try
        {
            return await line.SendAsync(message, probe);
        }
        catch (OperationCanceledException)
        {
            _silent.Add(Encoding.Latin1.GetString(message));
            return false;
        }
    }
}
