using System.Collections.Concurrent;
using System.Text.Json;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Api;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Security.Strings;

/// <summary>
/// Lives of orders by the interface for programs in which every text field is filled from a list, each field with another place of the list; and the
/// comparison of what was sent with what is read. An entry of the list may be several texts, one under the other.
/// </summary>
internal sealed partial class StringLife(ApiApp api, IReadOnlyList<string[]> list)
{
    private const string Street = "S110105001";
    private const string Accepted = "AcceptComplaint.";
    private readonly List<string> _list = [.. list.Select(several => string.Join('\n', several))];
    private readonly ConcurrentDictionary<string, int> _roundTrips = new();
    private readonly ConcurrentBag<string> _wrong = [];

    public IReadOnlyDictionary<string, int> RoundTrips => _roundTrips;

    public IReadOnlyCollection<string> Wrong => _wrong;

    /// <summary>From the call to the close, with a return, supervisions, site visits and a leader's review.</summary>
    public async Task WholeAsync(int place)
    {
        var texts = new Texts(_list, place);
        var order = await AcceptAsync(texts);
        await DoAsync("dispatcher", order, "dispatch", new { lead = Street, opinion = texts["DispatchOrder.Opinion"] });
        await DoAsync("street-staff", order, "sign");
        await DoAsync("street-staff", order, "return", new { reason = "BeyondDuty", basis = texts["ReturnOrder.Basis"] });
        await DoAsync("dispatcher", order, "dispatch", new { lead = Street });
        await DoAsync("dispatcher", order, "organizer-calls", new { organizer = Street, reached = true, result = texts["LogOrganizerCall.Result"] });
        await DoAsync("dispatcher", order, "judgements", new { authority = "PublicSecurity", told = true, reason = texts["JudgeNotice.Reason"] });
        await DoAsync("street-staff", order, "sign");
        await DoAsync("street-staff", order, "contact", new { way = "Phone", reached = true, note = texts["LogContact.Note"] });
        await DoAsync("street-staff", order, "progress", new { note = texts["ReportProgress.Note"] });
        await DoAsync("street-staff", order, "extension", new { reason = texts["RequestExtension.Reason"] });
        await DoAsync("supervisor", order, "extension/decision", new { approved = true, opinion = texts["DecideExtension.Opinion"] });
        await AssignAsync(order, texts);
        await WhistleAsync(order, texts);
        await UnmaskAsync(order, texts);
        await RemoveFileAsync(order, texts);
        await DoAsync("supervisor", order, "remind", new { note = texts["Remind.Note"], deadline = texts["Remind.Deadline"] });
        await DoAsync("supervisor", order, "supervise", new { reason = texts["SuperviseBySystem.Reason"], deadline = texts["SuperviseBySystem.Deadline"] });
        await DoAsync("street-staff", order, "supervisions/1/answer", new { answer = texts["AnswerSupervision.Answer"] });
        await DoAsync("supervisor", order, "on-site", new { organizer = "E01", arriveBy = "2990-01-01T00:00:00Z", reason = texts["OrderOnSite.Reason"] });
        await DoAsync("supervisor", order, "on-site/1/arrival");
        await DoAsync("supervisor", order, "on-site/1/facts", new { facts = texts["RecordSiteFacts.Facts"] });
        await DoAsync("supervisor", order, "on-site/1/duty", new { shares = new[] { new { organizer = "E01", duty = texts["DivideDuty.Shares.Duty"] } } });
        await DoAsync("supervisor", order, "on-site", new { organizer = "M15", arriveBy = "2990-01-01T00:00:00Z", reason = "第二次" });
        await DoAsync("supervisor", order, "on-site/2/notice", new { ground = "Uncooperative", text = texts["CirculateNotice.Text"] });
        await DoAsync("street-staff", order, "feedback", ReplyOf(texts));
        await DoAsync("street-leader", order, "review", new { approved = true, opinion = texts["ReviewReply.Opinion"], publicOpinionNote = texts["ReviewReply.PublicOpinionNote"] });
        await DoAsync("supervisor", order, "close", new { note = texts["CloseOrder.Note"] });
        await FollowUpAsync(order, texts);
        await CompareAsync(order, texts);
    }

    /// <summary>Only recorded.</summary>
    public async Task RecordedAsync(int place)
    {
        var texts = new Texts(_list, place);
        await CompareAsync(await AcceptAsync(texts), texts);
    }

    /// <summary>Answered at once, and led elsewhere.</summary>
    public async Task ShortAsync(int place)
    {
        var texts = new Texts(_list, place);
        var order = await api.AcceptAsync();
        await DoAsync("attendant", order, "answer", new { answer = texts["AnswerDirectly.Answer"], databaseEntry = texts["AnswerDirectly.DatabaseEntry"] });
        await CompareAsync(order, texts);
        texts = new Texts(_list, place);
        order = await api.AcceptAsync();
        await DoAsync("attendant", order, "elsewhere", new { belongsTo = "Petition", answerText = texts["LeadElsewhere.AnswerText"] });
        await CompareAsync(order, texts);
    }

    /// <summary>A surge declared and ended; there is one at a time.</summary>
    public async Task SurgeAsync(int place)
    {
        var texts = new Texts(_list, place);
        var store = api.App.Services.GetRequiredService<HotlineStore>();
        var said = new ConcurrentQueue<HotlineEvent>();
        store.Committed += Hear;
        await DoneAsync(api.PostAsync("supervisor", "/surge", new { until = TimeProvider.System.GetUtcNow().AddHours(2), reason = texts["DeclareSurge.Reason"] }));
        await DoneAsync(api.SendAsync(HttpMethod.Delete, "supervisor", "/surge", new { reason = texts["EndSurge.Reason"] }));
        store.Committed -= Hear;
        Compare("DeclareSurge.Reason", texts.Sent["DeclareSurge.Reason"], said.OfType<SurgeDeclared>().Single().Reason);
        Compare("EndSurge.Reason", texts.Sent["EndSurge.Reason"], said.OfType<SurgeEnded>().Single().Reason);

        void Hear(IReadOnlyList<Commit> commits)
        {
            foreach (var happened in commits.SelectMany(commit => commit.Events))
            {
                said.Enqueue(happened);
            }
        }
    }

    /// <summary>A complaint with every text of it from the list.</summary>
    public static Dictionary<string, object?> ComplaintOf(Texts texts)
    {
        var complaint = ApiApp.Complaint();
        complaint["channel"] = "portal";
        foreach (var field in (string[])["title", "content", "happenedWhen", "parties", "earlierHandling", "demand", "reasons", "callId"])
        {
            complaint[field] = texts[Of(field)];
        }

        complaint["claimant"] = Part("claimant", "name", "phone", "contactPhone", "address");
        complaint["place"] = Part("place", "address", "landmark", "bearing", "distance");
        complaint["instability"] = Part("instability", "through", "manner", "act", "threatTime", "threatPlace", "ownWords");
        complaint["emergency"] = Part("emergency", "state", "extent", "harm");
        return complaint;

        Dictionary<string, object?> Part(string part, params string[] fields) => fields.ToDictionary(field => field, field => (object?)texts[$"{Of(part)}.{Upper(field)}"]);
        static string Of(string field) => "AcceptComplaint.Complaint." + Upper(field);
    }

    private static Dictionary<string, object?> ReplyOf(Texts texts)
    {
        var reply = new Dictionary<string, object?> { ["outcome"] = "Solved", ["leadOrganizer"] = Street, ["handledAt"] = "2020-01-05T10:00:00+08:00", ["sentKnowingly"] = "知悉" };
        foreach (var field in (string[])["answer", "measures", "reason", "nextSteps", "nextStepsWhen", "measuresStudied", "toldClaimant", "passedTo", "grounds", "lawCited"])
        {
            reply[field] = texts["SubmitReply.Reply." + Upper(field)];
        }

        return reply;
    }

    private static string Upper(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    // A title that holds the claimant's name or phone is refused in a sentence (6.1.1); the order then has another.
    private async Task<string> AcceptAsync(Texts texts)
    {
        var complaint = ComplaintOf(texts);
        var reply = await api.PostAsync("attendant", "/orders", complaint);
        if (reply.Status == 422 && reply.Code == AcceptComplaint.PersonalTitle.Code)
        {
            Refused(texts, "AcceptComplaint.Complaint.Title");
            complaint["title"] = "标题";
            reply = await api.PostAsync("attendant", "/orders", complaint);
        }

        return (await DoneAsync(Task.FromResult(reply))).Json.GetProperty("number").GetString()!;
    }

    // A reason for a look at the claimant has from 4 to 500 characters.
    private async Task UnmaskAsync(string order, Texts texts)
    {
        var reply = await api.PostAsync("supervisor", $"/orders/{order}/unmaskings", new { reason = texts["UnmaskClaimant.Reason"] });
        if (reply.Status == 422 && (reply.Code == UnmaskClaimant.NoReason.Code || reply.Code == UnmaskClaimant.TooLong.Code))
        {
            Refused(texts, "UnmaskClaimant.Reason");
            return;
        }

        await DoneAsync(Task.FromResult(reply));
    }

    // A file, and a reason of at most 500 characters for taking it away.
    private async Task RemoveFileAsync(string order, Texts texts)
    {
        await DoneAsync(api.SendFileAsync("supervisor", order, "现场.txt", "路灯不亮"u8.ToArray()));
        var reply = await api.PostAsync("supervisor", $"/orders/{order}/attachments/1/removal", new { reason = texts["RemoveAttachment.Reason"] });
        if (reply.Status == 422 && (reply.Code == RemoveAttachment.NoReason.Code || reply.Code == RemoveAttachment.ReasonTooLong.Code))
        {
            Refused(texts, "RemoveAttachment.Reason");
            return;
        }

        await DoneAsync(Task.FromResult(reply));
    }

    private void Refused(Texts texts, string field)
    {
        Count(field, texts.Sent[field]);
        texts.Sent.Remove(field);
    }

    private Task<Api.Reply> DoAsync(string account, string order, string act, object? body = null) => DoneAsync(api.PostAsync(account, $"/orders/{order}/{act}", body));

    private static async Task<Api.Reply> DoneAsync(Task<Api.Reply> asked)
    {
        var reply = await asked;
        Assert.True(reply.Status is 200 or 201, $"{reply.Message.RequestMessage?.RequestUri}: {reply.Text}");
        return reply;
    }

    private async Task CompareAsync(string order, Texts texts)
    {
        var store = api.App.Services.GetRequiredService<HotlineStore>();
        var kept = (await store.FindAsync(WorkOrderNumber.TryParse(order, out var number) ? number : default))!;
        var claimant = JsonSerializer.SerializeToElement(store.Seal.Open(kept.Complaint.Claimant), JsonSerializerOptions.Web);
        var read = JsonSerializer.SerializeToElement(kept.Complaint, JsonSerializerOptions.Web); // the interface takes the claimant out of it
        await DoneAsync(api.GetAsync("supervisor", $"/orders/{order}"));
        var history = texts.Sent.Keys.All(field => field.StartsWith(Accepted, StringComparison.Ordinal)) ? null
            : (await DoneAsync(api.GetAsync("supervisor", $"/orders/{order}/history"))).Json.EnumerateArray().ToLookup(e => e.GetProperty("event").GetString()!, e => e.GetProperty("facts"));
        foreach (var (field, sent) in texts.Sent)
        {
            var path = field.Split('.')[1..].Select(JsonNamingPolicy.CamelCase.ConvertName).ToArray();
            path = field == "AssignWithin.Name" ? ["to", "name"] : path;
            Compare(field, sent, path is ["complaint", "claimant", var own] ? claimant.GetProperty(own).GetString()
                : path is ["complaint", ..] ? At(read, path[1..])
                : At(history![EventOf.GetValueOrDefault(field) ?? EventOf[field.Split('.')[0]]].First(), path is ["otherReason" or "remarks"] ? ["answers", .. path] : path is ["opinion"] && field.StartsWith("ReviewReply", StringComparison.Ordinal) ? ["leaderOpinion"] : path));
        }
    }

    private static readonly Dictionary<string, string> EventOf = new()
    {
        ["ReportUrgent"] = nameof(UrgentReported), ["AnswerDirectly"] = nameof(WorkOrderAnsweredDirectly), ["LeadElsewhere"] = nameof(WorkOrderRedirected), ["DispatchOrder"] = nameof(WorkOrderDispatched),
        ["LogOrganizerCall"] = nameof(OrganizerCalled), ["JudgeNotice"] = nameof(NoticeJudged), ["Adjudicate"] = nameof(WorkOrderAdjudicated),
        ["ReturnOrder"] = nameof(WorkOrderReturned), ["LogContact"] = nameof(ClaimantContacted), ["ReportProgress"] = nameof(ProgressReported),
        ["AssignWithin"] = nameof(AssignedWithin), ["SubmitReply.Reply.SentKnowingly"] = nameof(UnreasonableClaimed), ["ReviewUnreasonable"] = nameof(UnreasonableRejected), ["BlowWhistle"] = nameof(WhistleBlown), ["ReportToWhistle"] = nameof(CalledUnitReported), ["SplitWhistle"] = nameof(WhistleTasksSplit),
        ["JudgeWhistleTask"] = nameof(WhistleTaskJudged), ["CloseWhistle"] = nameof(WhistleClosed),
        ["RequestExtension"] = nameof(ExtensionRequested), ["DecideExtension"] = nameof(ExtensionApproved), ["Remind"] = nameof(OrganizerReminded),
        ["SuperviseBySystem"] = nameof(SystemSupervised), ["AnswerSupervision"] = nameof(SupervisionAnswered), ["OrderOnSite"] = nameof(OrganizerOrderedOnSite),
        ["RecordSiteFacts"] = nameof(SiteFactsRecorded), ["DivideDuty"] = nameof(DutyDivided), ["CirculateNotice"] = nameof(NoticeCirculated),
        ["UnmaskClaimant"] = nameof(ClaimantUnmasked), ["RemoveAttachment"] = nameof(AttachmentRemoved), ["SubmitReply"] = nameof(ReplySubmitted), ["ReviewReply"] = nameof(WorkOrderFedBack), ["CloseOrder"] = nameof(WorkOrderClosed),
        ["AnswerByMessage"] = nameof(MessageUnclear), ["RecordFollowUpCall"] = nameof(FollowUpCalled), ["AnswerFollowUp"] = nameof(FollowUpAnswered), ["ReopenOrder"] = nameof(WorkOrderReopened),
    };

    private static string? At(JsonElement facts, string[] path) =>
        path.Aggregate(facts, (at, name) => (at.ValueKind == JsonValueKind.Array ? at[0] : at).GetProperty(name)).GetString();

    // What stands alone in a text is kept as it came; white space around notes and reasons falls away.
    private void Compare(string field, string sent, string? read)
    {
        Count(field, sent);
        if (read != sent && (read != sent.Trim() || field.StartsWith(Accepted, StringComparison.Ordinal)))
        {
            _wrong.Add($"{field}: {JsonSerializer.Serialize(sent)} was read as {JsonSerializer.Serialize(read)}");
        }
    }

    private void Count(string field, string sent)
    {
        var times = list[_list.IndexOf(sent)].Length;
        _roundTrips.AddOrUpdate(field, times, (_, n) => n + times);
    }
}
