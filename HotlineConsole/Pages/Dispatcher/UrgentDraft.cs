using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;

namespace HotlineConsole.Pages.Dispatcher;

/// <summary>What the dispatcher has written of calls and judgements (5.3.2.1.5), until it is sent: with the dispatch or after it.</summary>
public sealed class UrgentDraft
{
    private readonly Dictionary<OrganizerId, CallDraft> _calls = [];
    private readonly Dictionary<Authority, JudgementDraft> _judgements = [];

    public CallDraft Of(OrganizerId organizer) => _calls.TryGetValue(organizer, out var call) ? call : _calls[organizer] = new();

    public JudgementDraft Of(Authority authority) => _judgements.TryGetValue(authority, out var judgement) ? judgement : _judgements[authority] = new();

    /// <summary>The commands for what was begun; what was not stays owed.</summary>
    public IReadOnlyList<WorkOrderCommand> Commands(WorkOrderNumber number, IEnumerable<OrganizerId> organizers, IEnumerable<Authority> judgements) =>
    [
        .. organizers.Select(o => (Organizer: o, Call: Of(o))).Where(c => !string.IsNullOrWhiteSpace(c.Call.Result))
            .Select(c => new LogOrganizerCall(number, c.Organizer, c.Call.Reached, c.Call.Result!)),
        .. judgements.Select(a => (Authority: a, Judgement: Of(a))).Where(j => j.Judgement.Told is not null)
            .Select(j => new JudgeNotice(number, j.Authority, j.Judgement.Told!.Value, j.Judgement.Reason ?? "")),
    ];

    /// <summary>Sends one after the other and forgets what is done; gives the first refusal.</summary>
    public async Task<Refusal?> SendAsync(Desk desk, IEnumerable<WorkOrderCommand> commands)
    {
        foreach (var command in commands)
        {
            if ((await desk.SendAsync(command)).Refusal is { } refusal)
            {
                return refusal;
            }

            _ = command switch
            {
                LogOrganizerCall call => _calls.Remove(call.Organizer),
                JudgeNotice judge => _judgements.Remove(judge.Authority),
                _ => false,
            };
        }

        return null;
    }

    public sealed class CallDraft
    {
        public bool Reached { get; set; } = true;

        public string? Result { get; set; }
    }

    public sealed class JudgementDraft
    {
        public bool? Told { get; set; }

        public string? Reason { get; set; }
    }
}
