using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Knowledge;
using HotlineConsole.Security;
using HotlineConsole.Security.Audit;

namespace HotlineConsole.Live;

/// <summary>What a page or program needs to act: the signed-in actor, and the door. The actor always comes from the session.</summary>
public sealed class Desk(ActorAccessor session, HotlineStore store, AuditTrail trail, Denials denials, HotlineDatabase database, AttachmentFolder files)
{
    public async ValueTask<Actor> ActorAsync() => Of(await session.RequireAsync());

    /// <summary>Sends a command as the signed-in person. The same <paramref name="id"/> (one a click) does it once.</summary>
    public async Task<Outcome> SendAsync(HotlineCommand command, Guid? id = null, int? expectedVersion = null)
    {
        var user = await session.RequireAsync();

        // What an answer cites is looked up here, as an acceptance is prepared: a rule sees the order alone. Who may not answer at all is told so first.
        if (command is AnswerDirectly answer && Capabilities.Refuse(Of(user), answer) is null && await database.RefuseAsync(answer) is { } refused)
        {
            return new(answer.Number, 0, 0, refused);
        }

        var outcome = await HandleAsync(new Envelope(id ?? Guid.CreateVersion7(), Of(user), command, expectedVersion));
        await NoteAsync(user, command, outcome);
        return outcome;
    }

    // The files of what is removed go once that is committed.
    private async Task<Outcome> HandleAsync(Envelope envelope)
    {
        if (envelope.Command is not DecideRemoval { Approved: true } removal || !Capabilities.Allows(envelope.By.Role, typeof(DecideRemoval)))
        {
            return await store.HandleAsync(envelope);
        }

        files.NoteRemoval(removal.Number);
        var outcome = await store.HandleAsync(envelope);
        files.EndRemoval(removal.Number, await store.FindAsync(removal.Number));
        return outcome;
    }

    private static Actor Of(HotlineActor user) => new(user.Id, user.Name, user.Role, user.Organizer is { } organizer ? new OrganizerId(organizer) : null);

    // What was done is in the event log, which is sealed. The auditor, who opens no order, is told of looks at claimants and of commands that were not
    // the actor's to give.
    [Clause("6.1")]
    private Task NoteAsync(HotlineActor by, HotlineCommand command, Outcome outcome) => (command, outcome.Refusal) switch
    {
        (_, { } refusal) when Capabilities.IsOf(refusal) => denials.NoteAsync(by, $"{command.GetType().Name} {(command as WorkOrderCommand)?.Number}".TrimEnd(), command.GetType().Name),
        (UnmaskClaimant c, null) => trail.AppendAsync(by, AuditAct.ClaimantUnmasked, c.Number.ToString(), after: c.Reason),
        (DecideUnmasking c, null) => trail.AppendAsync(by, c.Granted ? AuditAct.UnmaskingGranted : AuditAct.UnmaskingRefused, c.Number.ToString()),
        (ProposeRemoval c, null) => trail.AppendAsync(by, AuditAct.RemovalProposed, c.Number.ToString(), after: c.Reason),
        (DecideRemoval c, null) => trail.AppendAsync(by, c.Approved ? AuditAct.RemovalApproved : AuditAct.RemovalRefused, c.Number.ToString(), after: c.Opinion),
        _ => Task.CompletedTask,
    };
}
