using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

/// <summary>The JSON of events and states as they are kept. An event's kind stands in a column of its own; nothing in the text chooses a type.</summary>
public static class HotlineJson
{
    private static readonly FrozenDictionary<string, Type> Kinds = typeof(HotlineEvent).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(HotlineEvent)))
        .ToFrozenDictionary(t => t.Name);

    private static readonly KeptJson Kept = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true, // what follows from the rest is not kept, and sentences of the moment least of all
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // it is never put into a page
        Converters =
        {
            new JsonStringEnumConverter<Standard.Urgency>(), new JsonStringEnumConverter<ComplaintKind>(), new JsonStringEnumConverter<DeadlineKind>(),
            new JsonStringEnumConverter<Part>(), new JsonStringEnumConverter<Elsewhere>(), new JsonStringEnumConverter<ReturnReason>(),
            new JsonStringEnumConverter<ContactWay>(), new JsonStringEnumConverter<HandlingOutcome>(), new JsonStringEnumConverter<NoticeGround>(),
            new JsonStringEnumConverter<FollowUpWay>(), new JsonStringEnumConverter<CallResult>(), new JsonStringEnumConverter<Satisfaction>(),
            new JsonStringEnumConverter<PoorReason>(), new JsonStringEnumConverter<FollowUpEnd>(),
            new JsonStringEnumConverter<WorkOrderStatus>(), new JsonStringEnumConverter<Authority>(), new JsonStringEnumConverter<WhistleKind>(), new JsonStringEnumConverter<Confidentiality.Role>(), new JsonStringEnumConverter<Standard.LimitUnit>(),
            new JsonStringEnumConverter<CallStep>(),
        },
    });

    // Looked up once: asking the context for each event costs more than writing it.
    private static readonly FrozenDictionary<Type, JsonTypeInfo> Infos = Kinds.Values.ToFrozenDictionary(t => t, t => Kept.GetTypeInfo(t)!);

    public static IEnumerable<Type> EventTypes => Kinds.Values;

    public static string Write(HotlineEvent happened) => JsonSerializer.Serialize(happened, Infos[happened.GetType()]);

    public static HotlineEvent ReadEvent(string kind, string body) =>
        Kinds.TryGetValue(kind, out var type) ? (HotlineEvent)JsonSerializer.Deserialize(body, Infos[type])!
        : throw new InvalidDataException($"The event log holds a kind of event that this version does not know: {kind}.");

    public static string Write(WorkOrder order) => JsonSerializer.Serialize(order, Kept.WorkOrder);

    internal static byte[] Utf8(HotlineEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, Infos[happened.GetType()]);

    internal static byte[] Utf8(WorkOrder order) => JsonSerializer.SerializeToUtf8Bytes(order, Kept.WorkOrder);

    internal static WorkOrder ReadOrder(ReadOnlySpan<byte> body) => JsonSerializer.Deserialize(body, Kept.WorkOrder)!;

    public static WorkOrder ReadOrder(string body) => JsonSerializer.Deserialize(body, Kept.WorkOrder)!;

    public static string Write(PhoneCall call) => JsonSerializer.Serialize(call, Kept.PhoneCall);

    public static PhoneCall ReadCall(string body) => JsonSerializer.Deserialize(body, Kept.PhoneCall)!;

    internal static PhoneCall ReadCall(ReadOnlySpan<byte> body) => JsonSerializer.Deserialize(body, Kept.PhoneCall)!;

    public static string Write(ServiceComplaint complaint) => JsonSerializer.Serialize(complaint, Kept.ServiceComplaint);

    public static ServiceComplaint ReadServiceComplaint(string body) => JsonSerializer.Deserialize(body, Kept.ServiceComplaint)!;

    public static string Write(Refusal refusal) => JsonSerializer.Serialize(refusal, Kept.Refusal);

    internal static Refusal ReadRefusal(ReadOnlySpan<byte> body) => JsonSerializer.Deserialize(body, Kept.Refusal)!;
}

[JsonSerializable(typeof(WorkOrder))]
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(WorkOrderAccepted))]
[JsonSerializable(typeof(WorkOrderAnsweredDirectly))]
[JsonSerializable(typeof(WorkOrderRedirected))]
[JsonSerializable(typeof(UrgentReported))]
[JsonSerializable(typeof(UrgentAcknowledged))]
[JsonSerializable(typeof(LinkedToMain))]
[JsonSerializable(typeof(OrderJoined))]
[JsonSerializable(typeof(WorkOrderDispatched))]
[JsonSerializable(typeof(WorkOrderAdjudicated))]
[JsonSerializable(typeof(OrganizerCalled))]
[JsonSerializable(typeof(NoticeJudged))]
[JsonSerializable(typeof(MailSent))]
[JsonSerializable(typeof(MailFailed))]
[JsonSerializable(typeof(WorkOrderSigned))]
[JsonSerializable(typeof(AssignedWithin))]
[JsonSerializable(typeof(ClaimantContacted))]
[JsonSerializable(typeof(ProgressReported))]
[JsonSerializable(typeof(WorkOrderReturned))]
[JsonSerializable(typeof(ExtensionRequested))]
[JsonSerializable(typeof(ExtensionApproved))]
[JsonSerializable(typeof(ExtensionRejected))]
[JsonSerializable(typeof(WhistleBlown))]
[JsonSerializable(typeof(CalledUnitReported))]
[JsonSerializable(typeof(WhistleTasksSplit))]
[JsonSerializable(typeof(WhistleTaskJudged))]
[JsonSerializable(typeof(WhistleClosed))]
[JsonSerializable(typeof(ReplySubmitted))]
[JsonSerializable(typeof(ReplyRejected))]
[JsonSerializable(typeof(UnreasonableClaimed))]
[JsonSerializable(typeof(UnreasonableRejected))]
[JsonSerializable(typeof(WorkOrderFedBack))]
[JsonSerializable(typeof(CoOrganizerReplied))]
[JsonSerializable(typeof(OrganizerReminded))]
[JsonSerializable(typeof(SystemSupervised))]
[JsonSerializable(typeof(SupervisionAnswered))]
[JsonSerializable(typeof(SupervisionAcknowledged))]
[JsonSerializable(typeof(OrganizerOrderedOnSite))]
[JsonSerializable(typeof(ArrivedOnSite))]
[JsonSerializable(typeof(SiteFactsRecorded))]
[JsonSerializable(typeof(DutyDivided))]
[JsonSerializable(typeof(NoticeCirculated))]
[JsonSerializable(typeof(ClaimantUnmasked))]
[JsonSerializable(typeof(UnmaskingDecided))]
[JsonSerializable(typeof(AttachmentAdded))]
[JsonSerializable(typeof(AttachmentRemoved))]
[JsonSerializable(typeof(FollowUpStarted))]
[JsonSerializable(typeof(FollowUpCalled))]
[JsonSerializable(typeof(FollowUpAnswered))]
[JsonSerializable(typeof(RatingInvited))]
[JsonSerializable(typeof(InvitationSent))]
[JsonSerializable(typeof(MessageUnclear))]
[JsonSerializable(typeof(WorkOrderReopened))]
[JsonSerializable(typeof(WorkOrderClosed))]
[JsonSerializable(typeof(PhoneCall))]
[JsonSerializable(typeof(CallReported))]
[JsonSerializable(typeof(CallTranscribed))]
[JsonSerializable(typeof(ServiceComplaint))]
[JsonSerializable(typeof(ServiceComplaintRecorded))]
[JsonSerializable(typeof(ServiceComplaintJudged))]
[JsonSerializable(typeof(WorkOrderArchived))]
[JsonSerializable(typeof(RemovalProposed))]
[JsonSerializable(typeof(RemovalRefused))]
[JsonSerializable(typeof(WorkOrderRemoved))]
[JsonSerializable(typeof(SurgeDeclared))]
[JsonSerializable(typeof(SurgeEnded))]
internal sealed partial class KeptJson : JsonSerializerContext;
