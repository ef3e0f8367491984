using System.Collections.Immutable;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

/// <summary>What an acceptance is kept and found by. Made on the caller's thread, so that the writer's need not do it.</summary>
internal sealed record Acceptance(string Grams, Claimant Sealed, ImmutableArray<string> Marks)
{
    public static Acceptance Of(PublicComplaint complaint, StoreEngine engine, ClaimantSeal seal) =>
        new(engine.Grams(SearchText.Of(complaint)), seal.Close(complaint.Claimant), seal.Marks(complaint.Claimant));
}
