namespace HotlineConsole.Core.Confidentiality;

/// <summary>What a user is in the hotline (6.1.2: people use the system within what they are authorized for). A user has one role.</summary>
public enum Role
{
    /// <summary>受理员: takes calls, records, answers directly.</summary>
    Attendant,

    /// <summary>派单员: sends work orders to organizers.</summary>
    Dispatcher,

    /// <summary>督办员: reminds, supervises, orders on site; declares a surge.</summary>
    Supervisor,

    /// <summary>承办人员: an organizer's staff; sees and handles that organizer's orders only.</summary>
    OrganizerStaff,

    /// <summary>承办单位领导: approves feedback to network-platform complaints, on top of what staff can do.</summary>
    OrganizerLeader,

    /// <summary>系统管理员: wall devices and how the system runs; nobody's rights.</summary>
    Administrator,

    /// <summary>指挥大屏: a wall device; sees the board without personal data, does nothing.</summary>
    Wall,

    /// <summary>时限值守: the deadline watch; reminds and supervises by the system.</summary>
    DeadlineWatch,

    /// <summary>数据导入: replay of a recorded request stream, with its own clock.</summary>
    Import,

    /// <summary>审计员: reads who signed in, was refused and changed whose rights; nothing else, so that nobody judges his own acts.</summary>
    Auditor,

    /// <summary>安全管理员: who may come in and as what - people, their sessions, keys of programs; never his own rights.</summary>
    SecurityAdministrator,

    /// <summary>回访员: asks claimants after the handling limit what came of it (5.5).</summary>
    FollowUp,

    /// <summary>档案保管员: the person in charge of what is archived (5.6.3).</summary>
    Keeper,

    /// <summary>接口网关: a telephone switch or a gateway for short messages; tells of calls and messages, sees no order.</summary>
    Gateway,

    /// <summary>诉求人: by a link that opens one thing once; never signs in.</summary>
    Claimant,
}
