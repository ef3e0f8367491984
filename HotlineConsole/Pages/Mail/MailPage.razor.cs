using System.Globalization;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Mail;
using HotlineConsole.Pages.Organizer;
using HotlineConsole.Parts;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Mail;

/// <summary>The organizer and the order are those of the link; the door decides as for anybody of that organizer.</summary>
public sealed partial class MailPage
{
    private MailLink? _link;
    private WorkOrder? _order;
    private Assignment? _hold;
    private ClaimantView? _claimant;
    private Refusal? _refusal;
    private string? _over;

    [Parameter]
    public required string Token { get; set; }

    [SupplyParameterFromQuery(Name = "outcome")]
    public string? OutcomeText { get; set; }

    [SupplyParameterFromForm(FormName = "reply")]
    public Dictionary<string, string?>? Given { get; set; }

    [SupplyParameterFromForm(FormName = "review")]
    public ReviewForm? Review { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [Inject]
    public required HotlineStore Store { get; set; }

    [Inject]
    public required MailLinks Links { get; set; }

    [Inject]
    public required HotlineClock Clock { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    private bool IsLead => _hold!.Part == Part.Lead;

    private bool CanSign => _hold!.Part != Part.DistrictCopy && _hold.SignedAt is null;

    private bool CanReview => IsLead && _order!.Status == WorkOrderStatus.UnderReview;

    private bool CanReply => _hold!.SignedAt is not null && _hold.RepliedAt is null && !(IsLead && _order!.Status == WorkOrderStatus.UnderReview);

    private bool GoesToLeader => IsLead && _order!.Complaint.ByNetwork;

    private ComplaintKind Kind => _order!.Complaint.Kind;

    private bool HasPlainReply => Kind is ComplaintKind.Consultation or ComplaintKind.Suggestion;

    private IEnumerable<HandlingOutcome?> Outcomes => HasPlainReply ? [null, HandlingOutcome.Unreasonable] : Enum.GetValues<HandlingOutcome>().Select(o => (HandlingOutcome?)o);

    private HandlingOutcome? Chosen => Enum.TryParse<HandlingOutcome>(OutcomeText, out var outcome) && Enum.IsDefined(outcome) ? outcome : HasPlainReply ? null : HandlingOutcome.Solved;

    private IEnumerable<string> Fields => ReplyRules.Required(Kind, Chosen).Fields.Where(f => f is not (nameof(Reply.Outcome) or nameof(Reply.LeadOrganizer)));

    protected override async Task OnInitializedAsync()
    {
        HttpContext.Response.Headers["X-Robots-Tag"] = "noindex";
        _link = Links.Read(Token);
        _order = _link is null ? null : await Store.FindAsync(_link.Number);
        _hold = _order?.Assignments.LastOrDefault(a => a.Organizer == _link!.Organizer && a.Round == _link.Round);
        var (status, over) =
            _hold is null ? (StatusCodes.Status404NotFound, Words.Of("Mail.Over.Unknown"))
            : Clock.GetUtcNow() > _link!.Until ? (StatusCodes.Status410Gone, Words.Of("Mail.Over.Expired", City.ShownInFull(_link.Until)))
            : !_hold.IsActive || _order!.IsSettled
                ? (StatusCodes.Status410Gone, Words.Of("Mail.Over.Left", Words.Name(_order!.Status), _order.LastChange.By, City.ShownInFull(_order.LastChange.At)))
            : (StatusCodes.Status200OK, null);
        (HttpContext.Response.StatusCode, _over) = (status, over);
        if (over is null)
        {
            // The claimant is shown to whom has taken the order, not to whatever opens a link on its way.
            var seen = Masking.View(_order!, ActorAs(Role.OrganizerStaff), Store.Seal, Clock.GetUtcNow());
            _claimant = _hold!.SignedAt is null ? new(Disclosure.Relayed, null, null, null, null) : seen;
            _order = Masking.Shown(_order!, _claimant, Store.Seal);
        }
    }

    private Actor ActorAs(Role role) => new($"mail:{_link!.Organizer}", City.NameOf(_link.Organizer) + "（邮件）", role, _link.Organizer);

    private Task SignAsync() => SendAsync(Role.OrganizerStaff, () => new SignFor(_link!.Number, _link.Organizer));

    private Task ReplyAsync() => SendAsync(Role.OrganizerStaff, () => new SubmitReply(_link!.Number, _link.Organizer, Written()));

    // The mailbox is the organizer's; who reads there as its leader is its own affair.
    private Task ReviewAsync() => SendAsync(Role.OrganizerLeader, () => new ReviewReply(_link!.Number, _link.Organizer, Review?.Approved == true, Review?.Opinion ?? "", Review?.PublicOpinionNote));

    private async Task SendAsync(Role role, Func<WorkOrderCommand> command)
    {
        if (_over is not null)
        {
            return;
        }

        _refusal = (await Store.HandleAsync(ActorAs(role), command())).Refusal;
        if (_refusal is null)
        {
            Navigation.NavigateTo(MailLinks.Path + Token);
        }
    }

    private string? Typed(string field) => Given?.GetValueOrDefault(field)
        ?? (field == nameof(Reply.HandledAt) ? City.LocalOf(Clock.GetUtcNow()).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : null);

    private Reply Written()
    {
        var asked = Fields.ToHashSet();
        return new()
        {
            Outcome = Chosen,
            LeadOrganizer = _order!.Lead?.Organizer ?? _link!.Organizer,
            HandledAt = asked.Contains(nameof(Reply.HandledAt)) && DateTime.TryParse(Typed(nameof(Reply.HandledAt)), CultureInfo.InvariantCulture, out var at) ? City.InstantOf(at) : null,
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
        };

        string? Text(string field) => asked.Contains(field) ? Given?.GetValueOrDefault(field)?.Trim() : null;
    }

    public sealed class ReviewForm
    {
        public bool? Approved { get; set; }

        public string? Opinion { get; set; }

        public string? PublicOpinionNote { get; set; }
    }
}
