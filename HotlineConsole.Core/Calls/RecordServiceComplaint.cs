using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Calls;

/// <summary>Records a complaint about the service of the hotline. Of whom, where only the call is named: of the attendant who answered it.</summary>
/// <param name="CameAt">When it came; null: now.</param>
/// <param name="ComplainedOf">Id of the account that is complained of; the name of a seat where there is no such account.</param>
[Clause("5.4.3")]
public sealed record RecordServiceComplaint(
    string About, string Channel, DateTimeOffset? CameAt = null, string? Call = null, WorkOrderNumber? Order = null, string? ComplainedOf = null) : HotlineCommand
{
    public static readonly Refusal Incomplete = new("service.incomplete", "5.4.3");
    public static readonly Refusal UnknownChannel = new("service.unknown-channel", "5.4.3");
    public static readonly Refusal InFuture = new("service.in-future", "5.4.3");
    public static readonly Refusal UnknownOrder = new("service.unknown-order", "5.4.3");
    public static readonly Refusal UnknownCall = new("service.unknown-call", "5.4.3");

    public static Decision Decide(RecordServiceComplaint command, ServiceMatter matter, Actor by, DateTimeOffset now, Rules rules)
    {
        var required = new Required().Text(nameof(About), command.About).Text(nameof(Channel), command.Channel);
        var call = Given(command.Call);
        return required.Missing.Count > 0 ? Incomplete.Naming(required.Missing)
            : !rules.City.Channels.ContainsKey(command.Channel) ? UnknownChannel.Naming([nameof(Channel)])
            : command.CameAt > now ? InFuture.Naming([nameof(CameAt)])
            : command.Order is not null && (matter.Order is not { } order || !Capabilities.MaySee(by, order)) ? UnknownOrder.Naming([nameof(Order)])
            : call is not null && matter.Call is null ? UnknownCall.Naming([nameof(Call)])
            : new ServiceComplaintRecorded(
                now, by, matter.Without(command.About), command.Channel, (command.CameAt ?? now).ToUniversalTime(), call, command.Order, Given(command.ComplainedOf) ?? matter.Call?.Attendant);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
