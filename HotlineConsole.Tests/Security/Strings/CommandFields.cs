using System.Collections;
using System.Reflection;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Tests.Security.Strings;

/// <summary>Every text field of every command, found in the commands themselves and in the records that they are made of.</summary>
internal static class CommandFields
{
    /// <summary>Codes of the city's lists: what is not on the list is refused, so they carry no text.</summary>
    public static readonly IReadOnlySet<string> Codes = new HashSet<string>
    {
        "AcceptComplaint.Complaint.Channel", "AcceptComplaint.Complaint.Category", "AcceptComplaint.Complaint.Place.District",
        "AcceptComplaint.Complaint.Claimant.Sealed", // written by the store
        "ReportCall.Call", "ReportCall.Reports.Attendant", "ReportCall.Caller", // ids and numbers of the telephone switch
        "TranscribeCall.Call", "TranscribeCall.Said", // sealed, and read back by one attendant alone: TranscriptStoreTests
        "RecordServiceComplaint.Channel", "RecordServiceComplaint.Call", "RecordServiceComplaint.ComplainedOf", // of a list, of the switch, an account
        "AssignWithin.Person", // an account of the organizer's
        "SubmitReply.Reply.Warnings.Found", "SubmitReply.Reply.Warnings.Field", // found by the decision
        "ArchiveOrder.Content", // a hash
        "ProposeRemoval.Reason", "ProposeRemoval.Appraisal", "DecideRemoval.Opinion", // said ten years later at the earliest: RemovedOrderTests
        "AddAttachment.File.Type", "AddAttachment.File.Sha256", "AddAttachment.File.Place", // found in the file, and made up
        "AddAttachment.File.Name", // cleaned: AttachmentNameTests
        "RecordMail.Address", "RecordMail.Error", // written by the sender of mails
    };

    public static readonly IReadOnlyList<string> All =
    [
        .. typeof(HotlineCommand).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(HotlineCommand)))
            .SelectMany(type => In(type, type.Name)).Except(Codes).Order(StringComparer.Ordinal),
    ];

    /// <summary>Names under which the fields are spoken of.</summary>
    public static IEnumerable<string> Names => All.Concat(Codes).Select(name => name[(name.LastIndexOf('.') + 1)..]).Distinct();

    private static IEnumerable<string> In(Type type, string path) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property => Of(property.PropertyType, $"{path}.{property.Name}"));

    private static IEnumerable<string> Of(Type type, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) ? [path]
            : type == typeof(OrganizerId) || type == typeof(WorkOrderNumber) ? []
            : type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) ? Of(type.GetGenericArguments()[0], path)
            : type.IsClass && type.Assembly == typeof(HotlineCommand).Assembly ? In(type, path)
            : [];
    }
}
