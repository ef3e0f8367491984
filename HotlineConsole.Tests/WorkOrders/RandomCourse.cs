using FsCheck;
using FsCheck.Fluent;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace HotlineConsole.Tests.WorkOrders;

/// <summary>A complaint of any kind and what is asked about it, step after step.</summary>
public sealed record RandomCourse(PublicComplaint Complaint, IReadOnlyList<RandomMove> Moves)
{
    public static Gen<RandomCourse> Any(int steps)
    {
        var move = from command in Gen.Choose(0, 55)
                   from actor in Gen.Choose(0, 10_000)
                   from pick in Gen.Choose(0, 10_000)
                   from detail in Gen.Choose(0, 10_000)
                   from wait in Gen.Choose(0, 10_000)
                   select new RandomMove(command, actor, pick, detail, wait);
        return from urgency in Gen.OneOf(Gen.Constant(Urgency.General), Gen.Elements(Enum.GetValues<Urgency>()))
               from kind in Gen.Elements(Enum.GetValues<ComplaintKind>())
               from network in Gen.Elements(true, false)
               from confidential in Gen.Elements(true, false)
               from moves in Gen.ArrayOf(move, steps)
               let complaint = Samples.Complaint(kind, urgency, network)
               select new RandomCourse(complaint with { Claimant = complaint.Claimant with { Confidential = confidential } }, [.. moves]);
    }

    public static IEnumerable<RandomCourse> Shorter(RandomCourse course) => Enumerable.Range(0, course.Moves.Count)
        .Select(i => course with { Moves = [.. course.Moves.Where((_, at) => at != i)] });

    public override string ToString() => $"{Complaint.Kind} {Complaint.Urgency} {Complaint.ByNetwork}: {string.Join("; ", Moves)}";
}

/// <summary>Says nothing of what holds and throws with the shortest course of what does not.</summary>
internal sealed class SilentRunner : IRunner
{
    public void OnStartFixture(Type t)
    {
    }

    public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
    {
    }

    public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
    {
    }

    public void OnFinished(string name, TestResult result) =>
        Assert.True(result is TestResult.Passed, Runner.onFinishedToString(name, result));
}
