using HotlineConsole.Core.FollowUp;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Security.Strings;

// What a claimant says, by phone and by text message.
internal sealed partial class StringLife
{
    private async Task FollowUpAsync(string order, Texts texts)
    {
        await MessageAsync(order, texts);
        await DoAsync("follow-up", order, "follow-up");
        await DoAsync("follow-up", order, "follow-up/calls", new { result = "Consented", note = texts["RecordFollowUpCall.Note"] });
        await DoAsync("follow-up", order, "follow-up/answers", new
        {
            contacted = true, solved = false, level = "Dissatisfied", otherReason = texts["AnswerFollowUp.OtherReason"], remarks = texts["AnswerFollowUp.Remarks"],
        });
        await DoAsync("follow-up", order, "reopen", new { reason = texts["ReopenOrder.Reason"] });
    }

    // By the gateway, which is a program. A text that can be read as an answer would end the follow-up; those are tested where they are read.
    private async Task MessageAsync(string order, Texts texts)
    {
        var (store, number) = (api.App.Services.GetRequiredService<HotlineStore>(), WorkOrderNumber.TryParse(order, out var read) ? read : default);
        var text = texts["AnswerByMessage.Text"];
        if (MessageText.Read(text) is not null)
        {
            Refused(texts, "AnswerByMessage.Text");
            return;
        }

        Assert.Null((await store.HandleAsync(Support.Samples.Gateway, new ConfirmInvitation(number))).Refusal);
        Assert.Null((await store.HandleAsync(Support.Samples.Gateway, new AnswerByMessage(number, text))).Refusal);
    }
}
