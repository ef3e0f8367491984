using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HotlineConsole.Core;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotlineConsole.Api;

/// <summary>What a done command answers: the order, its version after it, and its place in the one order of the hotline.</summary>
internal sealed record Answer(WorkOrderNumber? Number, int Version, long Sequence);

/// <summary>A call with a key: who acts, the id of the command and the version that is expected. Sends commands through the one door.</summary>
internal sealed class Call : IBound
{
    private readonly HttpContext _context;
    private readonly HotlineStore _store;
    private readonly Desk _desk;
    private readonly Guid _id;
    private readonly int? _expectedVersion;

    private Call(HttpContext context, Desk desk, Actor by)
    {
        (_context, By, _desk, _store) = (context, by, desk, context.RequestServices.GetRequiredService<HotlineStore>());
        var headers = context.Request.Headers;
        var (key, expected) = (headers["Idempotency-Key"].ToString(), headers.IfMatch.ToString());
        Problem = !TryReadId(key, out _id) ? Problems.Of(StatusCodes.Status400BadRequest, "request.bad-key", "Idempotency-Key")
            : !TryReadVersion(expected, out _expectedVersion) ? Problems.Of(StatusCodes.Status400BadRequest, "request.bad-version", "If-Match")
            : null;
    }

    public ProblemHttpResult? Problem { get; }

    /// <summary>The owner of the key.</summary>
    public Actor By { get; }

    /// <summary>The organizer in whose name the caller acts; empty for people of the hotline, whom the door refuses such commands.</summary>
    public OrganizerId Organizer => By.Organizer ?? new("");

    public static async ValueTask<Call> BindAsync(HttpContext context)
    {
        var desk = context.RequestServices.GetRequiredService<Desk>();
        return new(context, desk, await desk.ActorAsync());
    }

    /// <summary>Sends a command to the order; what is not a number of this hotline is an unknown order.</summary>
    public async Task<Results<Ok<Answer>, ProblemHttpResult>> SendAsync(string number, Func<WorkOrderNumber, WorkOrderCommand> command)
    {
        var order = WorkOrderNumber.TryParse(number, out var parsed) ? parsed : default;
        var asked = command(order);
        if (_expectedVersion is not null && await RefuseBeforeComparingAsync(order, asked) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        return await SendAsync(asked);
    }

    /// <summary>Answers for whoever sends the command with more than a body of JSON; he is given its id and the version that is expected.</summary>
    public async Task<Results<Ok<Answer>, ProblemHttpResult>> AnswerAsync(Func<Guid, int?, Task<Outcome>> send)
    {
        var outcome = await send(_id, _expectedVersion);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal, outcome.Version) : TypedResults.Ok(AnswerOf(outcome));
    }

    /// <summary>Sends a command to the hotline as a whole.</summary>
    public async Task<Results<Ok<Answer>, ProblemHttpResult>> SendAsync(HotlineCommand command)
    {
        var outcome = await HandleAsync(command);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal, outcome.Version) : TypedResults.Ok(AnswerOf(outcome));
    }

    /// <summary>Sends an acceptance and answers where the new order is.</summary>
    public async Task<Results<Created<Answer>, ProblemHttpResult>> CreateAsync(HotlineCommand command)
    {
        var outcome = await HandleAsync(command);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.Created($"{ApiRegistration.Root}/orders/{outcome.Number}", AnswerOf(outcome));
    }

    /// <summary>Sends a command, for who has an answer of his own to make of it.</summary>
    public Task<Outcome> HandleAsync(HotlineCommand command) => _desk.SendAsync(command, _id, _expectedVersion);

    private Answer AnswerOf(Outcome outcome)
    {
        if (outcome.Number is not null)
        {
            _context.Response.Headers.ETag = ETagOf(outcome.Version);
        }

        return new(outcome.Number, outcome.Version, outcome.Sequence);
    }

    public static string ETagOf(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    // Who changed an order is told only to those who may see it.
    private async Task<Refusal?> RefuseBeforeComparingAsync(WorkOrderNumber number, WorkOrderCommand command) =>
        Capabilities.Refuse(By, command) is { } refusal ? refusal
        : await _store.FindAsync(number, _context.RequestAborted) is { } order && Capabilities.MaySee(By, order) ? null
        : Door.NoSuchOrder;

    // The caller and the address are part of the id: nobody's key can meet a command of somebody else, or one of the deadline watch.
    private bool TryReadId(string key, out Guid id)
    {
        id = Guid.CreateVersion7();
        if (key.Length == 0)
        {
            return true;
        }

        if (!Guid.TryParse(key.Trim('"'), out var given))
        {
            return false;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{By.Id} {_context.Request.Method} {_context.Request.Path} {given:N}"));
        id = new Guid(hash.AsSpan(0, 16));
        return true;
    }

    private static bool TryReadVersion(string expected, out int? version)
    {
        version = null;
        if (expected.Length == 0)
        {
            return true;
        }

        var read = expected is ['"', .., '"'] && int.TryParse(expected.AsSpan(1, expected.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : default(int?);
        version = read;
        return read is not null;
    }
}
