using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Organizer;

/// <summary>What an organizer can do with one of its orders.</summary>
public enum PanelAct
{
    Contact,
    Progress,
    Reply,
    Return,
    Extend,
    Whistle,
    Assign,
}

public sealed partial class OrderPanel
{
    private WorkOrder? _order;
    private ClaimantView? _claimant;
    private IReadOnlyList<HistoryLine> _history = [];
    private ReplyDraft _logged = new(null, null, null);
    private (string By, string Opinion)? _rejected;
    private PanelAct? _open;
    private Guid? _signing;
    private bool _isRead;
    private Refusal? _refusal;

    [Inject]
    public required HotlineStore Store { get; set; }

    [Inject]
    public required HotlineClock Clock { get; set; }

    [Inject]
    public required Desk Desk { get; set; }

    [Parameter, EditorRequired]
    public required WorkOrderNumber Number { get; set; }

    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    [Parameter, EditorRequired]
    public required OrganizerId Own { get; set; }

    [Parameter]
    public EventCallback OnDone { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    protected override BoardTopics Topics => BoardTopics.All;

    protected override WorkOrderNumber? OnlyOrder => Number;

    private Assignment? Hold => _order?.HeldBy(Own);

    private bool IsCopy => _order!.Assignments.Any(a => a.Organizer == Own && a is { IsActive: true, Part: Part.DistrictCopy });

    private bool IsSigned => Hold?.SignedAt is not null;

    private bool IsLead => _order?.Lead?.Organizer == Own;

    private bool IsUnderReview => IsLead && _order!.Status == WorkOrderStatus.UnderReview;

    private bool MayReply => IsSigned && !(IsLead && _order!.IsReplyUnderReview) && Hold!.RepliedAt is null;

    private IReadOnlyList<ClaimantContacted> Attempts => [.. _history.Select(line => line.Event).OfType<ClaimantContacted>().Where(c => c.Organizer == Own)];

    private bool IsCalled => _order!.Whistles.Any(w => w.CallOf(Own) is not null);

    // A street blows the whistle, the lead asks to a meeting.
    private IReadOnlyList<WhistleKind> Kinds =>
    [
        .. Store.Rules.City.Find(Own).Kind == OrganizerKind.Street ? (WhistleKind[])[WhistleKind.Whistle] : [],
        .. IsLead ? (WhistleKind[])[WhistleKind.Consultation] : [],
    ];

    private IEnumerable<SystemSupervision> Unanswered => _order!.Supervisions.Where(s => s.Organizer == Own && s.AnsweredAt is null);

    private IEnumerable<PanelAct> Acts => Enum.GetValues<PanelAct>().Where(act => act switch
    {
        PanelAct.Contact or PanelAct.Progress => IsSigned,
        PanelAct.Reply => MayReply,
        PanelAct.Return => !(IsLead && _order!.IsReplyUnderReview) && Hold!.RepliedAt is null,
        PanelAct.Assign => true,
        PanelAct.Whistle => IsSigned && Kinds.Count > 0,
        PanelAct.Extend => MayReply && IsLead && _order!.Tier == ResponseTier.General && _order.Extension is not { Approved: null or true },
    });

    protected override async Task OnInitializedAsync()
    {
        await ReadAsync();
        _open = !IsSigned ? null : Hold!.ContactedAt is null ? PanelAct.Contact : MayReply ? PanelAct.Reply : null;
    }

    protected override async Task ReadAsync()
    {
        var order = await Store.FindAsync(Number);
        _isRead = true;
        if (order is null || !Capabilities.MaySee(Actor, order))
        {
            _order = null;
            return;
        }

        _history = (await Store.HistoryAsync(Number)).For(Actor);
        _logged = ReplyDraft.Of(_history.Select(line => line.Event), Own);
        _rejected = _history.Select(line => line.Event).Select(e => e switch
        {
            ReplyRejected r => (r.By.Name, r.Opinion),
            UnreasonableRejected r => (r.By.Name, r.Opinion),
            _ => default((string, string)?),
        }).LastOrDefault(r => r is not null);
        _claimant = Masking.View(order, Actor, Store.Seal, Clock.GetUtcNow());
        _order = Masking.Shown(order, _claimant, Store.Seal);
        _open = _open is { } open && Hold is not null && Acts.Contains(open) ? open : null;
    }

    private void Choose(PanelAct act) => _open = _open == act ? null : act;

    private async Task DoneAsync()
    {
        await ShowAsync();
        await OnDone.InvokeAsync();
    }

    private async Task SignAsync()
    {
        if (_signing is not null)
        {
            return; // the first click is under way
        }

        _signing = Guid.CreateVersion7();
        try
        {
            _refusal = (await Desk.SendAsync(new SignFor(Number, Own), _signing)).Refusal;
        }
        finally
        {
            _signing = null;
        }

        _open = _refusal is null ? PanelAct.Contact : _open;
        await DoneAsync();
    }
}
