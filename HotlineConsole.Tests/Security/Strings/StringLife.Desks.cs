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
