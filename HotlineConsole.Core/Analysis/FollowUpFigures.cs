using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Analysis;

/// <summary>What claimants said in a period (7.1.3.3), each answer in the period and for the organizer of its own.</summary>
/// <param name="Answered">Follow-ups with an answer: the size of the sample.</param>
/// <param name="ContactAnswers">Of them with an answer to B.4.2; <paramref name="Contacted"/>: yes.</param>
/// <param name="SolvedAnswers">With an answer to B.4.3; <paramref name="Solved"/>: yes.</param>
/// <param name="Ratings">With one of the five levels; <paramref name="Satisfied"/>: very satisfied, satisfied or basically satisfied.</param>
/// <param name="ClaimedSolved">Where the organizer said solved and the claimant answered B.4.3; <paramref name="ClaimDenied"/>: he said no.</param>
/// <param name="Refused">Claimants who do not want to be asked.</param>
/// <param name="NotReached">Whom no call reached.</param>
/// <param name="Reopened">Orders that are handled again.</param>
[Clause("7.1.3.3")]
public readonly record struct FollowUpFigures(
    int Answered, int ContactAnswers, int Contacted, int SolvedAnswers, int Solved, int Ratings, int Satisfied, int ClaimedSolved, int ClaimDenied, int Refused, int NotReached, int Reopened)
{
    public static readonly IReadOnlyList<string> Columns =
    [
        nameof(Answered), nameof(ContactAnswers), nameof(Contacted), nameof(SolvedAnswers), nameof(Solved), nameof(Ratings), nameof(Satisfied), nameof(ClaimedSolved),
        nameof(ClaimDenied), nameof(Refused), nameof(NotReached), nameof(Reopened),
    ];

    /// <summary>The figures in the order of <see cref="Columns"/>.</summary>
    public int[] Values() =>
        [Answered, ContactAnswers, Contacted, SolvedAnswers, Solved, Ratings, Satisfied, ClaimedSolved, ClaimDenied, Refused, NotReached, Reopened];

    public static FollowUpFigures Of(IReadOnlyList<int> v) => new(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11]);

    /// <summary>What one ended follow-up, or one further handling, adds.</summary>
    public static FollowUpFigures Of(Board.FollowUpFact fact) => fact.End is not { } end ? new() { Reopened = 1 } : end switch
    {
        FollowUpEnd.Refused => new() { Refused = 1 },
        FollowUpEnd.NotReached => new() { NotReached = 1 },
        FollowUpEnd.Answered => new()
        {
            Answered = 1, ContactAnswers = One(fact.Contacted is not null), Contacted = One(fact.Contacted is true), SolvedAnswers = One(fact.Solved is not null),
            Solved = One(fact.Solved is true), Ratings = One(fact.Level is not null), Satisfied = One(fact.Level <= Satisfaction.BasicallySatisfied),
            ClaimedSolved = One(fact.Claimed && fact.Solved is not null), ClaimDenied = One(fact is { Claimed: true, Solved: false }),
        },
    };

    public static FollowUpFigures operator +(FollowUpFigures a, FollowUpFigures b) => Of([.. a.Values().Zip(b.Values(), (x, y) => x + y)]);

    public static FollowUpFigures operator -(FollowUpFigures a) => Of([.. a.Values().Select(v => -v)]);

    /// <summary>响应率 as claimants say it; null without answers, as the other two.</summary>
    public double? ContactRate => Rate(Contacted, ContactAnswers);

    /// <summary>解决率.</summary>
    public double? SolvedRate => Rate(Solved, SolvedAnswers);

    /// <summary>满意率.</summary>
    public double? SatisfiedRate => Rate(Satisfied, Ratings);

    private static double? Rate(int part, int whole) => whole == 0 ? null : (double)part / whole;

    private static int One(bool is1) => is1 ? 1 : 0;
}
