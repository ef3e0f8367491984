using HotlineConsole.Core.Board;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Pages.Organizer;

/// <summary>What an organizer looks for in its inbox.</summary>
public enum InboxTab
{
    ToSign,
    InHand,
    UnderReview,
    Supervised,
    CoOrganizer,
    Copies,
    OnSite,
    Called,
}

/// <summary>Whose orders within the organizer are shown.</summary>
public enum DeskFilter
{
    All,
    Mine,
    Unassigned,
}

/// <summary>Which rows of the inbox a tab shows. Orders on site come from the site orders, not from the inbox.</summary>
internal static class InboxTabs
{
    public static bool Lets(this DeskFilter filter, InboxRow row, Actor by) => filter switch
    {
        DeskFilter.Mine => row.Party.Desk?.Person == by.Id,
        DeskFilter.Unassigned => row.Party.Desk is null,
        _ => true,
    };

    public static bool Shows(this InboxTab tab, InboxRow row) => tab switch
    {
        InboxTab.ToSign => row.Party is { Part: Part.Lead or Part.CoOrganizer, HasSigned: false },
        InboxTab.InHand => row.Party is { Part: Part.Lead, HasSigned: true } && row.Order.Status == WorkOrderStatus.SignedFor,
        InboxTab.UnderReview => row.Party.Part == Part.Lead && row.Order.Status is WorkOrderStatus.UnderReview or WorkOrderStatus.AwaitingConfirmation,
        InboxTab.Supervised => row.Party.Part is Part.Lead or Part.CoOrganizer && row.Order.Unanswered > 0,
        InboxTab.CoOrganizer => row.Party is { Part: Part.CoOrganizer, HasSigned: true, HasReplied: false },
        InboxTab.Copies => row.Party.Part == Part.DistrictCopy,
        InboxTab.OnSite => false,
        InboxTab.Called => row.Party.IsCalled,
    };
}
