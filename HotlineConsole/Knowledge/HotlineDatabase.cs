using System.Linq.Expressions;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Security;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Knowledge;

/// <summary>热线数据库 (6.2) as desks read it: only what is published and holds today is offered.</summary>
[Clause("6.2.1"), Clause("5.3.1")]
public sealed class HotlineDatabase(IDbContextFactory<AccountsDb> accounts, HotlineClock clock, City city)
{
    /// <summary>Characters of a question; nobody asks more at once.</summary>
    public const int LongestQuestion = 100;

    private static readonly string[] Asking =
    [
        "什么时候", "什么时间", "什么地方", "多长时间", "有没有", "能不能", "可不可以", "是不是", "怎么办", "怎么样", "在哪里", "请问", "我想", "想问", "咨询", "一下", "什么", "怎么", "怎样", "如何", "哪里", "哪儿",
        "哪个", "哪天", "哪些", "几点", "几号", "多久", "多少", "为何", "可以", "是否", "需要", "吗", "呢",
    ];

    // A title has no more pairs that matter, and every pair is one more look at each title.
    private const int MostPairs = 16;

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), city.TimeZone).DateTime);

    /// <summary>Entries that hold all that was typed, those first that hold it in their title; none when nothing searchable was typed.</summary>
    public async Task<IReadOnlyList<DatabaseEntry>> SearchAsync(string? typed, int most, CancellationToken stop = default)
    {
        var terms = Bigrams.Terms(typed ?? "");
        if (terms.Count == 0)
        {
            return [];
        }

        await using var db = await accounts.CreateDbContextAsync(stop);
        var found = terms.Aggregate(Offered(db), (entries, term) => entries.Where(e => e.SearchText.Contains(term)));
        var first = terms[0];
        return await found.OrderByDescending(e => e.Title.Contains(first)).ThenBy(e => e.Id).Take(most).ToListAsync(stop);
    }

    /// <summary>Entries whose title has most in common with a complaint's, by pairs of characters and by words; so many have to be the same, where so many were typed.</summary>
    public async Task<IReadOnlyList<DatabaseEntry>> LikeAsync(string? title, int most, int least = 2, CancellationToken stop = default)
    {
        var pairs = Bigrams.Pairs(title ?? "").Take(MostPairs).ToList();
        if (pairs.Count == 0)
        {
            return [];
        }

        var entry = Expression.Parameter(typeof(DatabaseEntry));
        var its = Expression.Property(entry, nameof(DatabaseEntry.Title));
        var contains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;
        var same = pairs.Select(pair => (Expression)Expression.Condition(
                Expression.Call(its, contains, Expression.Property(Expression.Constant(new Typed(pair)), nameof(Typed.Pair))), Expression.Constant(1), Expression.Constant(0)))
            .Aggregate(Expression.Add);
        var enough = Expression.GreaterThanOrEqual(same, Expression.Constant(Math.Min(least, pairs.Count)));
        await using var db = await accounts.CreateDbContextAsync(stop);
        return await Offered(db).Where(Expression.Lambda<Func<DatabaseEntry, bool>>(enough, entry))
            .OrderByDescending(Expression.Lambda<Func<DatabaseEntry, int>>(same, entry)).ThenBy(e => e.Id).Take(most).ToListAsync(stop);
    }

    /// <summary>What the public is answered with: entries that hold all that was asked, or else those whose title is most like it.</summary>
    [Clause("5.2.2.4")]
    public async Task<DatabaseAnswers> AskAsync(string question, int most, CancellationToken stop = default)
    {
        var about = About(question);
        return await SearchAsync(about, most, stop) is { Count: > 0 } found ? new(found, IsLike: false) : new(await LikeAsync(about, most, least: 1, stop), IsLike: true);
    }

    // Without the words that only make a question of it: they are alike in all questions. A question of nothing else is left as it is.
    private static string About(string question)
    {
        var about = Asking.Aggregate(question, (text, word) => text.Replace(word, " ", StringComparison.Ordinal));
        return string.IsNullOrWhiteSpace(about) ? question : about;
    }

    /// <summary>Why an answer may not cite what it cites; null when it may.</summary>
    public async Task<Refusal?> RefuseAsync(AnswerDirectly answer)
    {
        if (DatabaseEntry.IdOf(answer.DatabaseEntry ?? "") is not { } id)
        {
            return null;
        }

        await using var db = await accounts.CreateDbContextAsync();
        return DatabaseEntry.Refuse(answer.DatabaseEntry!, await db.DatabaseEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id), Today);
    }

    /// <summary>Puts entries in, in the place of those with the same number.</summary>
    /// <param name="saveAsync">Saves them with what is to be told of it, given how many are new or other than before.</param>
    /// <returns>How many are new or other than before.</returns>
    public async Task<int> PutAsync(IReadOnlyCollection<DatabaseEntry> entries, Func<AccountsDb, int, Task>? saveAsync = null, CancellationToken stop = default)
    {
        await using var db = await accounts.CreateDbContextAsync(stop);
        var ids = entries.Select(e => e.Id).ToList();
        var known = await db.DatabaseEntries.Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, stop);
        foreach (var entry in entries)
        {
            var made = entry with { SearchText = string.Join(' ', Bigrams.Terms($"{entry.Title} {entry.Answer} {entry.Source}")) };
            if (known.TryGetValue(entry.Id, out var kept))
            {
                db.Entry(kept).CurrentValues.SetValues(made);
            }
            else
            {
                db.DatabaseEntries.Add(made);
            }
        }

        var changed = db.ChangeTracker.Entries<DatabaseEntry>().Count(e => e.State is EntityState.Added or EntityState.Modified);
        await (changed == 0 ? Task.CompletedTask : saveAsync is null ? db.SaveChangesAsync(stop) : saveAsync(db, changed));
        return changed;
    }

    public async Task<bool> IsEmptyAsync(CancellationToken stop = default)
    {
        await using var db = await accounts.CreateDbContextAsync(stop);
        return !await db.DatabaseEntries.AnyAsync(stop);
    }

    private IQueryable<DatabaseEntry> Offered(AccountsDb db)
    {
        var day = Today;
        return db.DatabaseEntries.AsNoTracking().Where(e => e.Published && e.ValidFrom <= day && (e.ValidUntil == null || e.ValidUntil >= day));
    }

    // Read as a property, so that the statement has a parameter and is planned once for each number of pairs.
    private sealed record Typed(string Pair);
}

/// <summary>Entries that answer a question.</summary>
/// <param name="IsLike">None holds all that was asked; these are close to it.</param>
public sealed record DatabaseAnswers(IReadOnlyList<DatabaseEntry> Entries, bool IsLike);
