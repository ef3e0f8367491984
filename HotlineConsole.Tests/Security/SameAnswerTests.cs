using System.Net;
using System.Text.RegularExpressions;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Security;
using HotlineConsole.Security.SecondFactors;
using HotlineConsole.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Security;

/// <summary>
/// Whoever tries a secret learns nothing of the account: an unknown name, a wrong secret, a locked and a disabled account get one answer, after the same work.
/// Wrong secrets are counted together, whichever they were.
/// </summary>
public sealed partial class SameAnswerTests : IAsyncLifetime
{
    private const string Password = "Correct horse 3";
    private static readonly string[] Names = ["nobody", "clerk", "locked", "disabled", "admin"]; // unknown, known, locked, disabled, without a password
    private readonly HandClock _clock = new();
    private readonly Counted _hasher = new();
    private readonly ConsoleApp _app;

    public SameAnswerTests() => _app = new(services: services =>
    {
        var keys = services.Last(service => service.ServiceType == typeof(IDataProtectionProvider)).ImplementationFactory!;
        services.AddSingleton<TimeProvider>(_clock).AddSingleton<IPasswordHasher<HotlineUser>>(_hasher)
            .AddSingleton<IDataProtectionProvider>(provider => new CountedKeys((IDataProtectionProvider)keys(provider), _hasher));
    });

    public async Task InitializeAsync()
    {
        await AddAsync("clerk");
        await AddAsync("locked", user => user.LockoutEnd = _clock.GetUtcNow().AddMinutes(15));
        await AddAsync("disabled", user => user.Disabled = true);
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task Password_OfWhomever_IsRefusedAlike()
    {
        var answers = new List<(HttpStatusCode, string, int)>();
        foreach (var name in Names)
        {
            answers.Add(await AskAsync(_app.Visitor(), client => client.SignInAsync(name, "Wrong horse 33"), name));
        }

        // Also with the right one, where the account is closed.
        answers.Add(await AskAsync(_app.Visitor(), client => client.SignInAsync("locked", Password), "locked"));
        answers.Add(await AskAsync(_app.Visitor(), client => client.SignInAsync("disabled", Password), "disabled"));
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, 1), (answer.Item1, answer.Item3)));
        Assert.Single(answers.Select(answer => answer.Item2).Distinct());
    }

    [Fact]
    public async Task ChangeOfPassword_WrongOrLocked_IsRefusedAlike_AndCountsWithTheDoor()
    {
        using var client = _app.Visitor();
        using (await client.SignInAsync("clerk", Password))
        {
            for (var i = 0; i < 2; i++)
            {
                using var door = await _app.Visitor().SignInAsync("clerk", "Wrong horse 33");
            }

            var answers = new List<(HttpStatusCode, string, int)>();
            for (var i = 0; i < 4; i++)
            {
                answers.Add(await AskAsync(client, c => ChangeAsync(c, "Wrong horse 33"), "clerk")); // the third locks
            }

            answers.Add(await AskAsync(client, c => ChangeAsync(c, Password), "clerk"));
            Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, 1), (answer.Item1, answer.Item3)));
            Assert.Single(answers.Select(answer => answer.Item2).Distinct());
        }

        using var right = await _app.Visitor().SignInAsync("clerk", Password);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        _clock.Pass(TimeSpan.FromMinutes(15));
        using var later = await _app.Visitor().SignInAsync("clerk", Password);
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
    }

    [Fact]
    public async Task Code_OfWhomever_IsRefusedAlike_AlsoTheRightOneWhereTheAccountIsClosed()
    {
        var answers = new List<(HttpStatusCode, string, int)> { await AskAsync(_app.Visitor(), client => CodeAsync(client, "000000"), "") }; // nobody
        foreach (var name in (string[])["one", "two", "three"])
        {
            await AddAsync(name);
            using var client = _app.Visitor();
            using var signedIn = await client.SignInAsync(name, Password);
            var authenticator = await Authenticator.SetUpAsync(client, _clock);
            _clock.Pass(TimeSpan.FromSeconds(30));
            var half = _app.Visitor();
            using var first = await half.SignInAsync(name, Password);
            Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
            await using (var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync())
            {
                var user = await db.Users.SingleAsync(u => u.UserName == name);
                (user.Disabled, user.LockoutEnd) = (name == "two", name == "three" ? _clock.GetUtcNow().AddMinutes(15) : null);
                await db.SaveChangesAsync();
            }

            answers.Add(await AskAsync(half, c => CodeAsync(c, "000000"), ""));
            answers.Add(await AskAsync(half, c => CodeAsync(c, "ABCD-EFGH-JKLM-NPQR"), ""));
            if (name != "one")
            {
                answers.Add(await AskAsync(half, c => CodeAsync(c, authenticator.Code()), ""));
                answers.Add(await AskAsync(half, c => CodeAsync(c, authenticator.Recovery[0]), ""));
            }
        }

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, 1), (answer.Item1, answer.Item3)));
        Assert.Single(answers.Select(answer => answer.Item2).Distinct());
    }

    [Fact]
    public async Task Passwords_ManyAtTheSameMoment_CountEach()
    {
        using var client = _app.Visitor();
        using (await client.GetAsync("/account/sign-in"))
        {
            await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => (await client.SignInAsync("clerk", "Wrong horse 33")).Dispose()));
        }

        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        Assert.Equal(_clock.GetUtcNow().AddMinutes(15), (await db.Users.SingleAsync(user => user.UserName == "clerk")).LockoutEnd);
        Assert.Equal(1, await db.Audit.CountAsync(row => row.Act == "LockedOut"));
    }

    private static Task<HttpResponseMessage> CodeAsync(HttpClient client, string code) =>
        client.SendFormAsync("/account/sign-in/code", "/account/sign-in/code", ("_handler", "code"), ("Given.Code", code));

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient client, string old) => client.SendFormAsync(
        "/account/password", "/account/password", ("_handler", "password"), ("Given.Old", old), ("Given.New", "Other horse 4"), ("Given.Again", "Other horse 4"));

    // The answer without what is new in every page (tokens) and what was typed, and how many secrets were compared for it.
    private async Task<(HttpStatusCode Status, string Body, int Compared)> AskAsync(HttpClient client, Func<HttpClient, Task<HttpResponseMessage>> ask, string typed)
    {
        var before = _hasher.Compared;
        using var answer = await ask(client);
        var body = Token().Replace(await answer.Content.ReadAsStringAsync(), "").Replace($"value=\"{typed}\"", "", StringComparison.Ordinal);
        return (answer.StatusCode, body, _hasher.Compared - before);
    }

    private async Task AddAsync(string name, Action<HotlineUser>? change = null)
    {
        var user = new HotlineUser { UserName = name, DisplayName = name, HotlineRole = Role.Supervisor };
        change?.Invoke(user);
        await _app.AddUserAsync(user, Password);
    }

    [GeneratedRegex("""<input type="hidden" name="__RequestVerificationToken"[^>]*>|<!--Blazor.*?-->|<!--Blazor-Web-Init.*?-->""", RegexOptions.Singleline)]
    private static partial Regex Token();

    private sealed class Counted : IPasswordHasher<HotlineUser>
    {
        private readonly PasswordHasher<HotlineUser> _hasher = new();
        private int _compared;

        public int Compared => Volatile.Read(ref _compared);

        public void Add() => Interlocked.Increment(ref _compared);

        public string HashPassword(HotlineUser user, string password) => _hasher.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(HotlineUser user, string hashedPassword, string providedPassword)
        {
            Add();
            return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    // A key of an authenticator that is opened is a code that is compared.
    private sealed class CountedKeys(IDataProtectionProvider keys, Counted counted, string purpose = "") : IDataProtector
    {
        public IDataProtector CreateProtector(string purpose) => purpose == SecondFactor.Purpose ? new CountedKeys(keys.CreateProtector(purpose), counted, purpose) : keys.CreateProtector(purpose);

        public byte[] Protect(byte[] plaintext) => ((IDataProtector)keys).Protect(plaintext);

        public byte[] Unprotect(byte[] protectedData)
        {
            Assert.Equal(SecondFactor.Purpose, purpose);
            counted.Add();
            return ((IDataProtector)keys).Unprotect(protectedData);
        }
    }
}
