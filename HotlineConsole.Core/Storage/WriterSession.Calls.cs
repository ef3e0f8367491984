using HotlineConsole.Core.Calls;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

// The telephone, and complaints about the service: each has one stream for all, and a table of what its events come to.
public sealed partial class WriterSession
{
    private Outcome OfTelephone(HotlineCommand command, Actor by, DateTimeOffset now) =>
        command is TranscribeCall part ? Transcribe(part, by, now) : Report((ReportCall)command, by, now);

    private Outcome Report(ReportCall command, Actor by, DateTimeOffset now)
    {
        var before = FindCall(command.Call);
        var decision = Door.Decide(before, command, _seal.Close(command.Caller), by, now);
        if (decision.Refusal is { } refusal)
        {
            return new(null, 0, 0, refusal);
        }

        if (decision.Events.IsEmpty)
        {
            var (reports, sequence) = before!.Answer(command.Reports);
            return new(null, reports, sequence);
        }

        Append(WriterState.CallStream, decision.Events, now);
        var after = _pending.Calls[command.Call] = PhoneCall.Fold(before, (CallReported)decision.Events[0], _state.Sequence);
        _state.Calls.Put(after);
        if (KeepsCommits)
        {
            _commits[^1] = _commits[^1] with { Call = new(before?.Facts, after.Facts) };
        }

        return new(null, after.Reports.Length, _state.Sequence);
    }

    // The answer's version is the number of the part: whether it comes once or twice, and what comes beside it, makes no difference.
    private Outcome Transcribe(TranscribeCall command, Actor by, DateTimeOffset now)
    {
        var before = FindCall(command.Call);
        var decision = Door.Decide(before, command, _seal.Close(command), by, now);
        if (decision.Refusal is { } refusal)
        {
            return new(null, 0, 0, refusal);
        }

        if (decision.Events.IsEmpty)
        {
            return new(null, command.Part, before!.FindPart(command.Part)!.Sequence);
        }

        Append(WriterState.CallStream, decision.Events, now);
        _state.Calls.Put(_pending.Calls[command.Call] = before!.With((CallTranscribed)decision.Events[0], _state.Sequence));
        return new(null, command.Part, _state.Sequence);
    }

    private Outcome OfService(HotlineCommand command, Actor by, DateTimeOffset now)
    {
        var before = command is JudgeServiceComplaint { Complaint: var id } ? _pending.ServiceComplaints.GetValueOrDefault(id) ?? _engine.FindServiceComplaint(id) : null;
        var decision = Door.Decide(before, command, () => command is RecordServiceComplaint c ? MatterOf(c.Order, c.Call) : MatterOf(before?.Order, before?.Call), by, now, _state.Rules);
        if (decision.Refusal is { } refusal)
        {
            return new(null, 0, 0, refusal);
        }

        var outcome = Append(WriterState.ServiceStream, decision.Events, now);
        var after = ServiceComplaint.Fold(before, decision.Events[0], outcome.Sequence);
        _pending.ServiceComplaints[after.Id] = after;
        return outcome;
    }

    private ServiceMatter MatterOf(WorkOrderNumber? number, string? call)
    {
        var (order, phoned) = (number is { } n ? Find(n)?.Order : null, string.IsNullOrWhiteSpace(call) ? null : FindCall(call.Trim()));
        return new(order, phoned, [.. order is null ? Array.Empty<Claimant>() : [_seal.Open(order.Complaint.Claimant)], .. phoned?.Caller is { } caller ? [new Claimant(null, _seal.Open(caller))] : Array.Empty<Claimant>()]);
    }

    private PhoneCall? FindCall(string id) => _pending.Calls.GetValueOrDefault(id) ?? _state.Calls.Find(id) ?? _engine.FindCall(id);
}
