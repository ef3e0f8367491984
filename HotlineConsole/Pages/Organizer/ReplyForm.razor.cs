using System.Globalization;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Parts;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Organizer;

public sealed partial class ReplyForm
{
    // What was typed stays when another outcome is chosen; only what the outcome asks for is sent.
    private readonly Dictionary<string, string?> _texts = [];
    private HandlingOutcome? _outcome;
    private KeptDraft? _draft;
    private OrganizerId? _lead;
    private DateTime? _handledAt;
    private bool _knowingly;

    [Parameter, EditorRequired]
    public required WorkOrder Order { get; set; }

    [Parameter, EditorRequired]
    public required OrganizerId Own { get; set; }

    /// <summary>What the organizer has logged that a reply says again.</summary>
    [Parameter, EditorRequired]
    public required ReplyDraft Logged { get; set; }

    private string DraftKey => $"hotline.reply.{Order.Number}.{Own}";

    private ComplaintKind Kind => Order.Complaint.Kind;

    private bool IsLead => Order.Lead?.Organizer == Own;

    private bool HasPlainReply => Kind is ComplaintKind.Consultation or ComplaintKind.Suggestion;

    private IEnumerable<HandlingOutcome?> Outcomes => HasPlainReply
        ? [null, HandlingOutcome.Unreasonable]
        : Enum.GetValues<HandlingOutcome>().Select(o => (HandlingOutcome?)o);

    private IEnumerable<string> Fields => ReplyRules.Required(Kind, _outcome).Fields.Where(f => f != nameof(Reply.Outcome));

    // What can be seen without the log; a copy is found when it is sent.
    private IReadOnlyList<ReplyWarning> Warnings => [.. BrushOff.In(Kind, Written())];

    private bool IsWarned => Refusal?.Code == ReplyWarnings.Warned.Code;

    protected override void OnInitialized()
    {
        _lead = Order.Lead?.Organizer ?? Own;
        if (Order.Reply is { } earlier && IsLead)
        {
            Take(earlier); // sent back by the leader: go on from what was written
        }
    }

    protected override Task SentAsync() => _draft?.ClearAsync().AsTask() ?? Task.CompletedTask;

    private static void Stay()
    {
        // Enter in a field sends no reply.
    }

    // What was typed is not overwritten.
    private void TakeOver()
    {
        _handledAt ??= Logged.HandledAt is { } at ? City.LocalOf(at) : null;
        Put(nameof(Reply.Measures), Logged.Measures);
        Put(nameof(Reply.ToldClaimant), Logged.ToldClaimant is { } told ? Words.Of("OrgDesk.ToldBy", City.Shown(told.At), Words.Name(told.Way), told.Note) : null);

        void Put(string field, string? text)
        {
            if (string.IsNullOrWhiteSpace(_texts.GetValueOrDefault(field)))
            {
                _texts[field] = text;
            }
        }
    }

    private void Now() => _handledAt = City.LocalOf(Clock.GetUtcNow());

    private Task<bool> SubmitAsync() => SendAsync(new SubmitReply(Order.Number, Own, Written()));

    private void Restore(IReadOnlyDictionary<string, string> kept)
    {
        foreach (var (field, text) in kept)
        {
            _texts[field] = text;
        }

        _knowingly |= !string.IsNullOrEmpty(kept.GetValueOrDefault(nameof(Reply.SentKnowingly)));
        _outcome = kept.TryGetValue(nameof(Reply.Outcome), out var outcome) && Enum.TryParse<HandlingOutcome>(outcome, out var chosen) ? chosen : _outcome;
        _handledAt = kept.TryGetValue(nameof(Reply.HandledAt), out var at) && DateTime.TryParse(at, CultureInfo.InvariantCulture, out var time) ? time : _handledAt;
    }

    private Reply Written()
    {
        var asked = Fields.ToHashSet();
        return new()
        {
            Outcome = _outcome,
            LeadOrganizer = asked.Contains(nameof(Reply.LeadOrganizer)) ? _lead : null,
            HandledAt = asked.Contains(nameof(Reply.HandledAt)) ? City.InstantOf(_handledAt) : null,
            Answer = Text(nameof(Reply.Answer)),
            Measures = Text(nameof(Reply.Measures)),
            Reason = Text(nameof(Reply.Reason)),
            NextSteps = Text(nameof(Reply.NextSteps)),
            NextStepsWhen = Text(nameof(Reply.NextStepsWhen)),
            MeasuresStudied = Text(nameof(Reply.MeasuresStudied)),
            ToldClaimant = Text(nameof(Reply.ToldClaimant)),
            PassedTo = Text(nameof(Reply.PassedTo)),
            Grounds = Text(nameof(Reply.Grounds)),
            LawCited = Text(nameof(Reply.LawCited)),
            SentKnowingly = _knowingly ? _texts.GetValueOrDefault(nameof(Reply.SentKnowingly)) : null,
        };

        string? Text(string field) => asked.Contains(field) ? _texts.GetValueOrDefault(field)?.Trim() : null;
    }

    private void Take(Reply reply)
    {
        (_outcome, _lead) = (reply.Outcome, reply.LeadOrganizer ?? _lead);
        _handledAt = reply.HandledAt is { } at ? City.LocalOf(at) : null;
        _texts[nameof(Reply.Answer)] = reply.Answer;
        _texts[nameof(Reply.Measures)] = reply.Measures;
        _texts[nameof(Reply.Reason)] = reply.Reason;
        _texts[nameof(Reply.NextSteps)] = reply.NextSteps;
        _texts[nameof(Reply.NextStepsWhen)] = reply.NextStepsWhen;
        _texts[nameof(Reply.MeasuresStudied)] = reply.MeasuresStudied;
        _texts[nameof(Reply.ToldClaimant)] = reply.ToldClaimant;
        _texts[nameof(Reply.PassedTo)] = reply.PassedTo;
        _texts[nameof(Reply.Grounds)] = reply.Grounds;
        _texts[nameof(Reply.LawCited)] = reply.LawCited;
    }
}
