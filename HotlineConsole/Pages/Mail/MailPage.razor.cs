using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Mail;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Mail;

/// <summary>What can be done by the link of a mail once the order is signed for; each is a page of its own.</summary>
public enum MailAct
{
    Contact,
    Progress,
    Reply,
    Return,
    Files,
}

/// <summary>One order by the link of a mail.</summary>
public sealed partial class MailPage
{
    private OpenedMail _opened = new(StatusCodes.Status404NotFound, null);
    private IReadOnlyList<HistoryLine> _history = [];
    private Refusal? _refusal;

    [Parameter]
    public required string Token { get; set; }

    [SupplyParameterFromQuery(Name = "act")]
    public string? ActText { get; set; }

    [SupplyParameterFromForm(FormName = "review")]
    public ReviewForm? Review { get; set; }

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [Inject]
    public required HotlineStore Store { get; set; }

    [Inject]
    public required MailDesk Mails { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    private Assignment Hold => _opened.Hold!;

    private bool IsLead => Hold.Part == Part.Lead;

    private bool IsSigned => Hold.SignedAt is not null;

    private bool CanSign => Hold.Part != Part.DistrictCopy && !IsSigned;

    private bool IsUnderReview => IsLead && _opened.Order!.IsReplyUnderReview;

    private bool CanReview => IsLead && _opened.Order!.Status == WorkOrderStatus.UnderReview;

    private bool HasReplied => IsUnderReview || Hold.RepliedAt is not null;

    private IEnumerable<MailAct> Acts => Enum.GetValues<MailAct>().Where(act => act switch
    {
        MailAct.Contact or MailAct.Progress => IsSigned,
        MailAct.Reply => IsSigned && !HasReplied,
        MailAct.Return => Hold.Part != Part.DistrictCopy && !HasReplied,
        MailAct.Files => true,
    });

    // As on the desk: first the claimant is called, then the reply is written. Nothing is opened before the order is signed for.
    private MailAct? Act => Enum.TryParse<MailAct>(ActText, out var act) && Acts.Contains(act) ? act
        : !IsSigned || HasReplied ? null
        : Hold.ContactedAt is null ? MailAct.Contact : MailAct.Reply;

    private IReadOnlyList<ClaimantContacted> Attempts =>
        [.. _history.Select(line => line.Event).OfType<ClaimantContacted>().Where(c => c.Organizer == _opened.Link!.Organizer)];

    protected override async Task OnInitializedAsync()
    {
        HttpContext.Response.Headers["X-Robots-Tag"] = "noindex";
        _opened = await Mails.OpenAsync(Token);
        if (_opened.Over is not null)
        {
            HttpContext.Response.OnStarting(() =>
            {
                HttpContext.Response.StatusCode = _opened.Status; // set sooner, a 404 would be answered by the page of all others, which cannot say what is wrong with a link
                return Task.CompletedTask;
            });
        }

        if (_opened.Order is { } order && IsSigned)
        {
            _history = (await Store.HistoryAsync(order.Number)).For(_opened.ActorAs(Role.OrganizerStaff));
        }
    }

    private string AddressOf(MailAct act) => $"{MailLinks.Path}{Token}?act={act}";

    private static string NameOf(MailAct act) => Words.Of(act == MailAct.Files ? "Attachments.Title" : $"PanelAct.{act}");

    private Task SignAsync() => ActAsync(new SignFor(_opened.Link!.Number, _opened.Link.Organizer), Role.OrganizerStaff);

    private Task ReviewAsync() => ActAsync(
        new ReviewReply(_opened.Link!.Number, _opened.Link.Organizer, Review?.Approved == true, Review?.Opinion ?? "", Review?.PublicOpinionNote), Role.OrganizerLeader);

    private Task SendAsync(WorkOrderCommand command) => ActAsync(command, Role.OrganizerStaff);

    private async Task ActAsync(WorkOrderCommand command, Role role)
    {
        _refusal = (await Store.HandleAsync(_opened.ActorAs(role), command)).Refusal;
        if (_refusal is null)
        {
            Navigation.NavigateTo(command is LogContact or ReportProgress ? AddressOf(Act!.Value) : MailLinks.Path + Token);
        }
    }

    public sealed class ReviewForm
    {
        public bool? Approved { get; set; }

        public string? Opinion { get; set; }

        public string? PublicOpinionNote { get; set; }
    }
}
