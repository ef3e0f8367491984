using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Tests.Support;

/// <summary>Complete complaints and replies, an actor for each role, organizers of the real city pack, the rules as they ship.</summary>
public static class Samples
{
    public static readonly City Beijing = City.Load(City.ReadFolder);

    public static readonly Rules Rules = new(new Rulebook(null, [], new LocalPolicy(), WorkingCalendar.Default(Beijing.TimeZone), null), Beijing);

    public static readonly WorkOrderNumber Number = WorkOrderNumber.Compose(new DateOnly(2026, 3, 2), 1);

    /// <summary>A Monday, 10:00 in the city.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(8));

    public static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    public const string ChaoyangDistrict = "110105";
    public static readonly OrganizerId Street = new("S110105001");
    public static readonly OrganizerId Chaoyang = new("D110105");
    public static readonly OrganizerId Haidian = new("D110108");
    public static readonly OrganizerId Department = new("B110105-01");
    public static readonly OrganizerId Water = new("E01");
    public static readonly OrganizerId Municipal = new("M15");

    /// <summary>With keys of its own, which go with the machine's temporary folder.</summary>
    public static readonly ClaimantSeal Seal = StoreKeys.Open(Directory.CreateTempSubdirectory("hotline-keys-").FullName, (_, make) => make()).Claimants;

    public static readonly Actor Attendant = new("u-attendant", "受理员", Role.Attendant);
    public static readonly Actor Dispatcher = new("u-dispatcher", "派单员", Role.Dispatcher);
    public static readonly Actor Supervisor = new("u-supervisor", "督办员", Role.Supervisor);
    public static readonly Actor Administrator = new("u-administrator", "管理员", Role.Administrator);
    public static readonly Actor SecurityAdministrator = new("u-security", "安全管理员", Role.SecurityAdministrator);
    public static readonly Actor Auditor = new("u-auditor", "审计员", Role.Auditor);
    public static readonly Actor FollowUp = new("u-follow-up", "回访员", Role.FollowUp);
    public static readonly Actor Keeper = new("u-keeper", "保管员", Role.Keeper);
    public static readonly Actor Gateway = new("u-gateway", "网关", Role.Gateway);
    public static readonly Actor Claimant = new("u-claimant", "诉求人", Role.Claimant);
    public static readonly Actor Wall = new("u-wall", "大屏", Role.Wall);

    public static Actor StaffOf(OrganizerId organizer) => new("u-" + organizer, Beijing.Find(organizer).Name, Role.OrganizerStaff, organizer);

    public static Actor LeaderOf(OrganizerId organizer) => new("l-" + organizer, Beijing.Find(organizer).Name, Role.OrganizerLeader, organizer);

    /// <summary>An actor of the role; an organizer's people belong to <paramref name="organizer"/>.</summary>
    public static Actor Of(Role role, OrganizerId organizer) => role switch
    {
        Role.Attendant => Attendant,
        Role.Dispatcher => Dispatcher,
        Role.Supervisor => Supervisor,
        Role.OrganizerStaff => StaffOf(organizer),
        Role.OrganizerLeader => LeaderOf(organizer),
        Role.Administrator => Administrator,
        Role.SecurityAdministrator => SecurityAdministrator,
        Role.Auditor => Auditor,
        Role.Wall => Wall,
        Role.DeadlineWatch => Actor.DeadlineWatch,
        Role.Import => Actor.Import,
        Role.FollowUp => FollowUp,
        Role.Keeper => Keeper,
        Role.Gateway => Gateway,
        Role.Claimant => Claimant,
    };

    /// <summary>The rules with another local policy, or in a surge.</summary>
    public static Rules RulesWith(Func<LocalPolicy, LocalPolicy>? policy = null, Surge? surge = null) =>
        Rules with { Book = Rules.Book with { Policy = policy?.Invoke(Rules.Book.Policy) ?? Rules.Book.Policy, Surge = surge } };

    /// <summary>The rules where these organizers have an address for mails.</summary>
    public static Rules ByMail(params OrganizerId[] organizers) => Rules with
    {
        Mail = MailRegister.Read(new StringReader(string.Concat(organizers.Select(o => $"{o},{o}@example.com\n"))), Beijing.Organizers.ContainsKey).Register,
    };

    /// <summary>A record with every element that any kind and urgency asks for.</summary>
    public static PublicComplaint Complaint(
        ComplaintKind kind = ComplaintKind.Help, Urgency urgency = Urgency.General, bool byNetwork = false) => new()
    {
        Kind = kind,
        Urgency = urgency,
        Channel = byNetwork ? "portal" : "phone",
        ByNetwork = byNetwork,
        Category = "0201",
        Title = "路灯不亮",
        Content = "小区门前的路灯三天不亮，晚上看不清路。",
        RaisedAt = Monday.AddMinutes(-5),
        Claimant = new("诉求人甲", "10000000001"),
        Place = new(ChaoyangDistrict, Street, "建国路甲一号"),
        HappenedWhen = "2月27日晚起",
        Parties = "物业公司",
        EarlierHandling = "向物业反映过，未修",
        Demand = "尽快修好",
        Reasons = "老人多，夜间出行不便",
        Instability = urgency == Urgency.Instability ? new("网络", "发帖", "到路口聚集") : null,
        Emergency = urgency == Urgency.Emergency ? new("仍在燃烧", "一栋楼", "两人受伤", EmergencyNumberCalled: true, AuthoritiesOnSite: false) : null,
    };

    /// <summary>A picture of an order, as it lies in the folder; each of another content.</summary>
    public static StoredFile File(string name = "现场.jpg", string type = "image/jpeg", long size = 2_048, WorkOrderNumber? order = null) =>
        new(name, type, size, Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)), $"{order ?? Number}-{Guid.NewGuid():N}");

    /// <summary>A reply with every element that any kind and outcome asks for.</summary>
    public static Reply Reply(HandlingOutcome? outcome = HandlingOutcome.Solved) => new()
    {
        Outcome = outcome,
        LeadOrganizer = Street,
        HandledAt = Monday,
        Answer = "可到街道服务大厅办理",
        Measures = "更换灯泡",
        Reason = "线路老化",
        NextSteps = "更换线路",
        NextStepsWhen = "3月底前",
        MeasuresStudied = "已研究，列入明年计划",
        ToldClaimant = "已电话告知",
        PassedTo = "区城市管理委",
        Grounds = "不在保修范围内",
        LawCited = "《北京市物业管理条例》",
    };
}
