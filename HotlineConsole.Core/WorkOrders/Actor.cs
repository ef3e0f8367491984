using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;

namespace HotlineConsole.Core.WorkOrders;

/// <summary>Who acts: taken from the session, never from a form. <paramref name="Organizer"/> is set for an organizer's people only.</summary>
public sealed record Actor(string Id, string Name, Role Role, OrganizerId? Organizer = null)
{
    /// <summary>Time as an actor (5.3.3 a): reminds before a limit, supervises after it.</summary>
    public static readonly Actor DeadlineWatch = new("deadline-watch", "时限值守", Role.DeadlineWatch);

    /// <summary>The claimant of one order, by a link that leads to this order and no other.</summary>
    public static Actor ClaimantOf(WorkOrderNumber number) => new($"claimant-{number}", "诉求人", Role.Claimant);

    /// <summary>The dispatch by mail (5.3.2.1.2): time as an actor too, it says what came of a mail.</summary>
    public static readonly Actor MailDispatch = new("mail-dispatch", "邮件派单", Role.DeadlineWatch);

    /// <summary>A recorded request stream that is replayed through the same door.</summary>
    public static readonly Actor Import = new("import", "数据导入", Role.Import);
}
