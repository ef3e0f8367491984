using HotlineConsole.Core.Handling;

namespace HotlineConsole.Tests.Security.Strings;

/// <summary>What an organizer does beside sign, contact and reply.</summary>
internal sealed partial class StringLife
{
    /// <summary>Called unreasonable, given back by the hotline, and confirmed the second time.</summary>
    public async Task UnreasonableAsync(int place)
    {
        var texts = new Texts(_list, place);
        var order = await api.DispatchedAsync();
        var reply = new { outcome = "Unreasonable", leadOrganizer = Street, grounds = "不在保修范围内，请谅解", lawCited = "《北京市物业管理条例》", sentKnowingly = texts["SubmitReply.Reply.SentKnowingly"] };
        await DoAsync("street-staff", order, "sign");
        await DoAsync("street-staff", order, "feedback", reply);
        await DoAsync("supervisor", order, "unreasonable", new { confirmed = false, opinion = texts["ReviewUnreasonable.Opinion"] });
        await DoAsync("street-staff", order, "feedback", reply);
        await DoAsync("supervisor", order, "unreasonable", new { confirmed = true, opinion = "同意" });
        await CompareAsync(order, texts);
    }

    // A section's name has at most 60 characters.
    private async Task AssignAsync(string order, Texts texts)
    {
        var reply = await api.PostAsync("street-staff", $"/orders/{order}/desk", new { section = texts["AssignWithin.Name"] });
        if (reply.Status == 422 && reply.Code == AssignWithin.NameTooLong.Code)
        {
            Refused(texts, "AssignWithin.Name");
            return;
        }

        await DoneAsync(Task.FromResult(reply));
    }

    private async Task WhistleAsync(string order, Texts texts)
    {
        var call = new { kind = "Whistle", called = new[] { "E01" }, place = texts["BlowWhistle.Place"], reportBy = "2990-01-01T00:00:00Z", matter = texts["BlowWhistle.Matter"] };
        await DoAsync("street-staff", order, "whistles", call);
        await DoAsync("street-staff", order, "whistles/1/tasks", new { tasks = new[] { new { organizer = "E01", what = texts["SplitWhistle.Tasks.What"], dueAt = "2990-01-01T00:00:00Z" } } });
        await DoAsync("heat-staff", order, "whistles/1/report", new { declined = texts["ReportToWhistle.Declined"] });
        await DoAsync("street-staff", order, "whistles/1/tasks/1/verdict", new { done = true, verdict = texts["JudgeWhistleTask.Verdict"] });
        await DoAsync("street-staff", order, "whistles/1/close", new { result = texts["CloseWhistle.Result"] });
    }
}
