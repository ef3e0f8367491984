using System.Collections.Immutable;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.FollowUp;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Tests.Board;

/// <summary>What several lives share: the orders there are, and the time. Lives of two nodes meet in it.</summary>
internal sealed class RandomWorld(DateTimeOffset start)
{
    private readonly Lock _lock = new();
    private readonly List<WorkOrderNumber> _orders = [];
    private readonly List<(WorkOrderNumber, OrganizerId)> _held = [];
    private long _now = start.UtcTicks;

    public DateTimeOffset Now => new(Interlocked.Read(ref _now), TimeSpan.Zero);

    public DateTimeOffset Later(TimeSpan by) => new(Interlocked.Add(ref _now, by.Ticks), TimeSpan.Zero);

    public void Add(WorkOrderNumber number)
    {
        lock (_lock)
        {
            _orders.Add(number);
        }
    }

    public void Hold(WorkOrderNumber number, OrganizerId lead)
    {
        lock (_lock)
        {
            _held.Add((number, lead));
        }
    }

    /// <summary>One of the orders dispatched last, and who was made its lead.</summary>
    public (WorkOrderNumber Number, OrganizerId Lead)? PickHeld(Random random)
    {
        lock (_lock)
        {
            return _held.Count == 0 ? null : _held[random.Next(Math.Max(0, _held.Count - 30), _held.Count)];
        }
    }

    /// <summary>One of the newest orders; null while there are only a few.</summary>
    public WorkOrderNumber? Pick(Random random)
    {
        lock (_lock)
        {
            return _orders.Count < 5 ? null : _orders[random.Next(Math.Max(0, _orders.Count - 60), _orders.Count)];
        }
    }
}

/// <summary>A seeded history of random commands at growing times, with the deadline watch among the actors. Many are refused; that is part of it.</summary>
internal sealed class RandomLife(int seed, City city, RandomWorld world)
{
    private static readonly Actor Attendant = new("a", "受理员", Role.Attendant);
    private static readonly Actor Dispatcher = new("d", "派单员", Role.Dispatcher);
    private static readonly Actor Gateway = new("g", "网关", Role.Gateway);
    private static readonly Actor FollowUp = new("f", "回访员", Role.FollowUp);
    private static readonly Actor Supervisor = new("s", "督办员", Role.Supervisor);

    private readonly Random _random = new(seed);
    private readonly List<long> _complaints = [];
    private readonly ImmutableArray<Organizer> _organizers = [.. city.Organizers.Values.OrderBy(o => o.Id.Value, StringComparer.Ordinal).Take(12)];
    private readonly ImmutableArray<Category> _categories = [.. city.Categories.Values.OrderBy(c => c.Code, StringComparer.Ordinal)];

    public RandomLife(int seed, City city, DateTimeOffset start)
        : this(seed, city, new RandomWorld(start))
    {
    }

    public int Done { get; private set; }

    public void Live(WriterSession session, int commands)
    {
        for (var i = 0; i < commands; i++)
        {
            var (by, command, now) = Next();
            while (session.Deadlines.Head is { } head && head.At <= now)
            {
                Count(session.Handle(WatchCommands.For(head, head.At)));
            }

            Take(command, session.Handle(new(Guid.NewGuid(), by, command, At: now)));
        }
    }

    /// <summary>The next command, a little later than the last.</summary>
    public (Actor By, HotlineCommand Command, DateTimeOffset At) Next()
    {
        var now = world.Later(TimeSpan.FromSeconds(_random.Next(1, 900)));
        if (_random.Next(6) == 0)
        {
            return (Gateway, _random.Next(8) == 0 ? Transcribe(now) : Report(now), now);
        }

        var (by, command) = _random.Next(4) == 0 || world.Pick(_random) is not { } number ? (Attendant, Accept()) : Change(number);
        return (by, command, now);
    }

    /// <summary>What came of it.</summary>
    public void Take(HotlineCommand command, Outcome outcome)
    {
        Count(outcome);
        if (command is AcceptComplaint && outcome.Number is { } number)
        {
            world.Add(number);
        }
        else if (command is RecordServiceComplaint && outcome.IsDone)
        {
            _complaints.Add(outcome.Sequence);
        }
        else if (command is DispatchOrder { Lead: { } lead } dispatch && outcome.IsDone)
        {
            world.Hold(dispatch.Number, lead);
        }
    }

    private (Actor By, HotlineCommand Command) OfService(WorkOrderNumber number) => _complaints.Count > 0 && _random.Next(2) == 0
        ? (Supervisor, new JudgeServiceComplaint(_complaints[_random.Next(_complaints.Count)], _random.Next(3) > 0, "核查"))
        : (_random.Next(2) == 0 ? Attendant : Supervisor, new RecordServiceComplaint("态度生硬", "phone", Order: number));

    private void Count(Outcome outcome) => Done += outcome.IsDone ? 1 : 0;

    private AcceptComplaint Accept()
    {
        var district = city.Districts.Values.OrderBy(d => d.Code, StringComparer.Ordinal).ElementAt(_random.Next(3));
        var network = _random.Next(5) == 0;
        return new AcceptComplaint(new()
        {
            Kind = ComplaintKind.Help, Urgency = (Urgency)new[] { 0, 0, 0, 3, 4, 5, 6 }[_random.Next(7)], Channel = network ? "app" : "phone", ByNetwork = network,
            Category = _categories[_random.Next(_categories.Length)].Code, Title = "路灯不亮", Content = "夜间路灯不亮,行人看不清路。", RaisedAt = world.Now,
            Claimant = new("张女士", "13800000001"), HappenedWhen = "昨晚", Parties = "路灯管理单位", EarlierHandling = "无",
            Place = _random.Next(6) == 0 ? new(null, null, null, Unclear: true) : new(district.Code, city.StreetsOf(district.Code).First().Id, "一号院"),
        });
    }

    private (Actor By, HotlineCommand Command) Change(WorkOrderNumber number)
    {
        var organizer = _organizers[_random.Next(_organizers.Length)].Id;
        return _random.Next(30) switch
        {
            0 => (Attendant, new AnswerDirectly(number, "可在线办理。", "办事指南")),
            1 => (Attendant, new LeadElsewhere(number, Elsewhere.OutsideRegion, "请拨打当地热线。")),
            2 or 3 or 4 => (Dispatcher, new DispatchOrder(number, organizer, _random.Next(3) == 0 ? [_organizers[_random.Next(12)].Id] : [])),
            5 => (Dispatcher, new DispatchOrder(number, null, [])),
            6 => (Supervisor, new Remind(number, Note: "请抓紧")),
            7 => (Supervisor, new SuperviseBySystem(number, Reason: "多次反映")),
            8 => (Supervisor, new OrderOnSite(number, organizer, world.Now.AddHours(2), "权属不清")),
            9 => (Supervisor, new RecordArrival(number, 1)),
            10 => (Supervisor, new RecordSiteFacts(number, 1, "现场情况属实")),
            11 => (Supervisor, new DivideDuty(number, 1, [new(organizer, "修复")])),
            12 => (Supervisor, new CirculateNotice(number, 1, NoticeGround.NoShow, "未按时到场")),
            13 => (Supervisor, new AcknowledgeSupervision(number, 1)),
            14 => (Supervisor, new DecideExtension(number, _random.Next(2) == 0, "同意")),
            15 => (Supervisor, new CloseOrder(number)),
            19 when _random.Next(3) == 0 => (new("k", "保管员", Role.Keeper), new ArchiveOrder(number, $"{_random.NextInt64():x64}")),
            18 when _random.Next(3) == 0 => (Attendant, new AddAttachment(number, new("现场.jpg", "image/jpeg", 2_048, $"{_random.NextInt64():x64}", $"{number}-{_random.NextInt64():x32}"))),
            17 => _random.Next(2) == 0 ? (Attendant, new UnmaskClaimant(number, "核对地址")) : (Supervisor, new DecideUnmasking(number, 1, true)),
            18 => _random.Next(5) switch
            {
                3 => (Actor.MailDispatch, new RecordMail(number, organizer, 1, 1, "a@example.com", _random.Next(2) == 0 ? "451" : null, _random.Next(4) == 0)),
                4 => (Dispatcher, new MarkBounced(number, organizer)),
                0 => (Supervisor, new Adjudicate(number, organizer, [], "移交协议")),
                1 => (Dispatcher, new LogOrganizerCall(number, world.PickHeld(_random)?.Lead ?? organizer, _random.Next(3) > 0, "值班员已接听")),
                _ => (Dispatcher, new JudgeNotice(number, Authority.EmergencyManagement, _random.Next(2) == 0, "影响有限")),
            },
            21 => OfService(number),
            20 => _random.Next(2) == 0 ? (Attendant, new ReportUrgent(number, "有人受伤")) : (Supervisor, new AcknowledgeUrgent(number)),
            19 when world.Pick(_random) is { } main => (Attendant, new LinkToMain(number, main)),
            25 => (FollowUp, new StartFollowUp(number)),
            26 => (FollowUp, new RecordFollowUpCall(number, (CallResult)_random.Next(5))),
            27 => (FollowUp, new AnswerFollowUp(number, true, _random.Next(2) == 0, (Satisfaction)_random.Next(1, 6))),
            28 => _random.Next(2) == 0 ? (FollowUp, new ReopenOrder(number, "未解决")) : (Gateway, new ConfirmInvitation(number)),
            16 => (Supervisor, new DeclareSurge(world.Now.AddHours(5), "暴雨")),
            _ => (Import, _random.Next(4) > 0 && world.PickHeld(_random) is { } held ? OfHolder(held.Number, held.Lead) : OfHolder(number, organizer)),
        };
    }

    // Calls of a few dozen ids, so that most reports meet others of their call, in any order and often impossible together.
    private ReportCall Report(DateTimeOffset now)
    {
        var step = (CallStep)_random.Next(6);
        var at = now.AddSeconds(-_random.Next(0, 400));
        return new($"c-{now.UtcTicks / TimeSpan.TicksPerHour / 6}-{_random.Next(40)}",
            [new(step, at, step == CallStep.Answered ? $"seat-{_random.Next(5)}" : null, step == CallStep.Rated ? _random.Next(1, 6) : null)], _random.Next(3) == 0 ? "13800000001" : null);
    }

    private TranscribeCall Transcribe(DateTimeOffset now) => new($"c-{now.UtcTicks / TimeSpan.TicksPerHour / 6}-{_random.Next(40)}", _random.Next(1, 4), $"楼道的灯不亮{_random.Next(3)}");

    private static Actor Import => Actor.Import;

    private HotlineCommand OfHolder(WorkOrderNumber number, OrganizerId organizer) => _random.Next(11) switch
    {
        9 => new BlowWhistle(number, organizer, (WhistleKind)_random.Next(2), [_organizers[_random.Next(12)].Id], "路口", world.Now.AddMinutes(30), "现场协调"),
        10 => _random.Next(3) switch
        {
            0 => new ReportToWhistle(number, organizer, 1),
            1 => new SplitWhistle(number, organizer, 1, [new(organizer, "围挡", world.Now.AddHours(3))]),
            _ => new CloseWhistle(number, organizer, 1, "已处置"),
        },
        0 or 1 => new SignFor(number, organizer),
        2 when _random.Next(2) == 0 => new AssignWithin(number, organizer, null, "一科；二|科"),
        2 => new LogContact(number, organizer, ContactWay.Phone, true, "已联系"),
        3 => new ReturnOrder(number, organizer, ReturnReason.OtherTerritory, "不在辖区"),
        4 => new RequestExtension(number, organizer, "涉及多部门"),
        5 => new ReviewReply(number, organizer, _random.Next(2) == 0, "审核意见"),
        _ => new SubmitReply(number, organizer, new() { Outcome = HandlingOutcome.Solved, LeadOrganizer = organizer, HandledAt = world.Now, Measures = "已修复", ToldClaimant = "已电话告知" }),
    };
}
