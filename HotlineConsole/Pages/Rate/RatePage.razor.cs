using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.FollowUp;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Rate;

public sealed partial class RatePage
{
    private WorkOrder? _order;
    private Refusal? _closed;
    private Refusal? _refusal;
    private bool _done;

    [Parameter]
    public string Token { get; set; } = "";

    /// <summary>He does not want to rate.</summary>
    [SupplyParameterFromQuery]
    public bool Left { get; set; }

    [SupplyParameterFromForm(FormName = "rate")]
    public Form? Given { get; set; }

    [Inject]
    public required HotlineStore Store { get; set; }

    [Inject]
    public required HotlineClock Clock { get; set; }

    private static IEnumerable<(string, string)> YesNo => [("yes", Words.Of("FollowUp.Yes")), ("no", Words.Of("FollowUp.No"))];

    private static IEnumerable<(string, string)> Levels => Enum.GetValues<Satisfaction>().Select(l => (l.ToString(), Words.Name(l)));

    protected override async Task OnInitializedAsync()
    {
        // A link of an earlier handling, and one that was never made, lead to the same words.
        if (RatingLink.Read(Token, Store.Seal) is not { } link || await Store.FindAsync(link.Number) is not { } order || order.Handling != link.Handling)
        {
            return;
        }

        var (by, now) = (Actor.ClaimantOf(order.Number), Clock.GetUtcNow());
        _order = Masking.Shown(order, Masking.View(order, by, Store.Seal, now), Store.Seal);
        _closed = AnswerFollowUp.RefuseInvited(order, now, Store.Rules);
    }

    // The same form sent again gets the first answer.
    private async Task SubmitAsync()
    {
        if (_order is not { } order || Given is not { } given)
        {
            return;
        }

        var answers = new AnswerFollowUp(
            order.Number, Said(given.Contacted), Said(given.Solved), Enum.TryParse<Satisfaction>(given.Level, out var level) && Enum.IsDefined(level) ? level : null,
            [.. (given.Reasons ?? []).Where(Enum.IsDefined)], given.OtherReason, given.Remarks);
        var outcome = await Store.HandleAsync(new Envelope(given.Id == Guid.Empty ? Guid.CreateVersion7() : given.Id, Actor.ClaimantOf(order.Number), answers));
        (_refusal, _done) = (outcome.Refusal, outcome.IsDone);
        _closed = _refusal is { Fields.IsEmpty: true } ? _refusal : null;
    }

    private static bool? Said(string? answer) => string.IsNullOrEmpty(answer) ? null : answer == "yes";

    public sealed class Form
    {
        public Guid Id { get; set; }

        public string? Contacted { get; set; }

        public string? Solved { get; set; }

        public string? Level { get; set; }

        public List<PoorReason>? Reasons { get; set; }

        public string? OtherReason { get; set; }

        public string? Remarks { get; set; }
    }
}
