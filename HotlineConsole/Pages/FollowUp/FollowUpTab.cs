namespace HotlineConsole.Pages.FollowUp;

/// <summary>The lists of the follow-up desk.</summary>
public enum FollowUpTab
{
    /// <summary>Whom to ask now.</summary>
    Due,

    /// <summary>Whose claimants say that it is not solved, and nothing was done about that yet.</summary>
    Unsolved,
}
