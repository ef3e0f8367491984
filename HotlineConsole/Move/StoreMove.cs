using HotlineConsole.Core.Texts;

namespace HotlineConsole.Move;

/// <summary>A move from its first row to its commit. What is different or incomplete is not kept.</summary>
internal sealed class StoreMove(MoveSource source, MoveTarget target, MoveProgress progress, CancellationToken stop)
{
    private readonly IReadOnlyList<MovedTable> _tables =
    [
        .. MovedTable.Of(source.Hotline, target.Hotline), .. source.HasAccounts ? MovedTable.Of(source.Accounts, target.Accounts) : [],
    ];

    public async Task RunAsync()
    {
        await target.PrepareAsync(stop);
        progress.Say(Words.Of("move.reads", source.LastSequence));
        await target.BeginAsync(stop);
        await new TableCopy(source, target, progress, stop).RunAsync(_tables);
        await CompareAsync();
        if (source.HasGoneOn())
        {
            throw new MoveRefusedException(Words.Of("move.source-went-on", target.Name));
        }

        await target.CommitAsync();
        progress.Say(Words.Of("move.done", target.Name, source.CookieKeys.Count));
    }

    public async Task CheckAsync()
    {
        await target.RefuseOtherVersionAsync(stop);
        progress.Say(Words.Of("move.reads", source.LastSequence));
        await target.BeginAsync(stop);
        await CompareAsync();
    }

    private async Task CompareAsync()
    {
        var rows = new RowCheck(source, target, progress, stop);
        foreach (var table in _tables)
        {
            Refuse(await rows.DifferenceAsync(table));
        }

        var search = await new SearchIndex(target, progress, stop).DifferenceAsync(source.Hotline);
        Refuse(search is null ? null : Words.Of("move.search-different", search));
        var key = await CookieKeys.DifferenceAsync(target.Accounts, source.CookieKeys, stop);
        Refuse(key is null ? null : Words.Of("move.key-different", key));
        var fold = new FoldCheck(target.Hotline, progress, stop);
        Refuse(await fold.DifferenceAsync());
        progress.Say(Words.Of("move.verified", fold.Orders, source.LastSequence));
    }

    private static void Refuse(string? difference)
    {
        if (difference is not null)
        {
            throw new MoveRefusedException(difference);
        }
    }
}
