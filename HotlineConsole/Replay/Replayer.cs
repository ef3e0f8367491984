using System.Globalization;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Replay;

/// <summary>
/// Sends a plan through the one door on the writer's turn, by its own clock. Before each act every reminder and supervision that has come by
/// that instant, the instant itself included, is committed at its own instant.
/// </summary>
internal sealed class Replayer(ReplayPlan plan, City city, Action<int> progress, CancellationToken stop)
{
    // What is put on record is in the language of the hotline, whoever runs the replay.
    private static readonly CultureInfo OfRecord = CultureInfo.GetCultureInfo("zh-CN");

    private readonly WorkOrderNumber[] _numbers = new WorkOrderNumber[plan.Requests.Count];
    private readonly List<RejectedRow> _refused = [];

    public int Commands { get; private set; }

    /// <summary>Rows that the door refused.</summary>
    public IReadOnlyList<RejectedRow> Refused => _refused;

    /// <summary>How far the replay's clock has come.</summary>
    public DateTimeOffset? Reached { get; private set; }

    public bool IsStopped => stop.IsCancellationRequested;

    public void Run(WriterSession session)
    {
        for (var i = 0; i < plan.Acts.Count && !IsStopped; i++)
        {
            var act = plan.Acts[i];
            Watch(session, act.At);
            if (!IsStopped)
            {
                Do(session, act);
                Reached = act.At;
                progress(i + 1);
            }
        }

        Watch(session, plan.End);
    }

    [Clause("5.3.3")]
    private void Watch(WriterSession session, DateTimeOffset now)
    {
        while (!IsStopped && session.Deadlines.Head is { } threshold && threshold.At <= now)
        {
            var outcome = Send(session, WatchCommands.For(threshold, threshold.At));
            if (!outcome.IsDone)
            {
                throw new InvalidOperationException($"{threshold}: {outcome.Refusal!.Code}"); // it would come up again for ever
            }

            Reached = threshold.At;
        }
    }

    private void Do(WriterSession session, PlannedAct act)
    {
        var request = plan.Requests[act.Request];
        var number = _numbers[act.Request];
        if (act.Act != ReplayAct.Accept && number == default)
        {
            return; // its acceptance was refused
        }

        foreach (var (command, step) in CommandsOf(request, number, act.Act))
        {
            var outcome = Send(session, new Envelope(IdOf(request.Line, step), Actor.Import, command, At: act.At));
            if (outcome.Refusal is { } refusal)
            {
                _refused.Add(new(request.Line, request.Id, refusal.Text));
                return;
            }

            _numbers[act.Request] = outcome.Number!.Value;
        }
    }

    private (HotlineCommand Command, short Step)[] CommandsOf(RecordedRequest request, WorkOrderNumber number, ReplayAct act)
    {
        var complaint = request.Complaint;
        var lead = city.LeadFor(complaint.Category, complaint.Place.District, complaint.Place.Street).Organizer;
        return act switch
        {
            ReplayAct.Accept => [(new AcceptComplaint(complaint), 1)],
            ReplayAct.Dispatch => [(new DispatchOrder(number, lead, []), 2)],
            ReplayAct.SignFor => [(new SignFor(number, lead), 3)],
            ReplayAct.Feedback when complaint.ByNetwork =>
            [
                (new SubmitReply(number, lead, ReplyOf(request, lead)), 4),
                (new ReviewReply(number, lead, Approved: true, Words.In(OfRecord, "replay.record-approved")), 5),
            ],
            ReplayAct.Feedback => [(new SubmitReply(number, lead, ReplyOf(request, lead)), 4)],
        };
    }

    private static Reply ReplyOf(RecordedRequest request, OrganizerId lead)
    {
        var text = request.ClosureText ?? Words.In(OfRecord, "replay.record-closed");
        var told = Words.In(OfRecord, "replay.record-told");
        var reply = new Reply { LeadOrganizer = lead, HandledAt = request.ClosedAt, ToldClaimant = told };
        return request.Complaint.Kind switch
        {
            ComplaintKind.Consultation => reply with { Answer = text },
            ComplaintKind.Suggestion => reply with { PassedTo = text },
            ComplaintKind.Help or ComplaintKind.Complaint or ComplaintKind.Report => reply with { Outcome = HandlingOutcome.Solved, Measures = text },
        };
    }

    private Outcome Send(WriterSession session, Envelope envelope)
    {
        Commands++;
        return session.Handle(envelope);
    }

    // A version 8 UUID of line and step: the same file gives the same ids, in ascending order.
    private static Guid IdOf(int line, short step) => new(line, step, unchecked((short)0x8000), 0x80, 0, (byte)'r', (byte)'e', (byte)'p', (byte)'l', (byte)'a', (byte)'y');
}
