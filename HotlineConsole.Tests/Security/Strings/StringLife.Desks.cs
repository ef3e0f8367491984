using HotlineConsole.Tests.Api;

namespace HotlineConsole.Tests.Security.Strings;

// Lives that end early, for what only they are asked.
internal sealed partial class StringLife
{
    /// <summary>Returned by two leads and decided by a supervisor.</summary>
    public async Task AdjudicatedAsync(int place)
    {
        var texts = new Texts(_list, place);
        var order = await api.AcceptAsync();
        for (var i = 0; i < 2; i++)
        {
            await DoAsync("dispatcher", order, "dispatch", new { lead = Street });
            await DoAsync("street-staff", order, "sign");
            await DoAsync("street-staff", order, "return", new { reason = "BeyondDuty", basis = "依据" });
        }

        await DoAsync("supervisor", order, "adjudication", new { lead = Street, grounds = texts["Adjudicate.Grounds"] });
        await CompareAsync(order, texts);
    }

    /// <summary>A complaint about the service, recorded and judged.</summary>
    public async Task OfServiceAsync(int place)
    {
        var texts = new Texts(_list, place);
        var recorded = await DoneAsync(api.PostAsync("attendant", "/service-complaints", new { about = texts["RecordServiceComplaint.About"], channel = "phone" }));
        await DoneAsync(api.PostAsync("supervisor", $"/service-complaints/{recorded.Json.GetProperty("sequence").GetInt64()}/judgement", new { valid = true, reason = texts["JudgeServiceComplaint.Reason"] }));
        var newest = (await DoneAsync(api.GetAsync("supervisor", "/service-complaints?judged=true"))).Json[0];
        Compare("RecordServiceComplaint.About", texts.Sent["RecordServiceComplaint.About"], newest.GetProperty("about").GetString());
        Compare("JudgeServiceComplaint.Reason", texts.Sent["JudgeServiceComplaint.Reason"], newest.GetProperty("reason").GetString());
    }

    /// <summary>Reported as urgent.</summary>
    public async Task UrgentAsync(int place)
    {
        var texts = new Texts(_list, place);
        var complaint = ApiApp.Complaint();
        complaint["urgency"] = "ExtremeWeather";
        var order = (await DoneAsync(api.PostAsync("attendant", "/orders", complaint))).Json.GetProperty("number").GetString()!;
        await DoAsync("attendant", order, "urgent", new { note = texts["ReportUrgent.Note"] });
        await CompareAsync(order, texts);
    }
}
