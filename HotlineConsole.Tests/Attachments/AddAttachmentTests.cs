using HotlineConsole.Core;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Attachments;

/// <summary>5.2.2.2: 诉求包括语音、文字、图片、视频等形式.</summary>
[Clause("5.2.2.2")]
public sealed class AddAttachmentTests
{
    private const long Mebibyte = 1_048_576;
    private static readonly DateTimeOffset Now = Samples.Monday.AddHours(1);
    private static readonly Given Accepted = Given.Accepted();

    [Theory]
    [InlineData("现场.jpg", "image/jpeg")]
    [InlineData("录音.mp3", "audio/mpeg")]
    [InlineData("录像.mp4", "video/mp4")]
    [InlineData("说明.txt", "text/plain")]
    public void Add_SpeechTextPictureVideo_IsAFactWithItsHash(string name, string type)
    {
        var file = Samples.File(name, type);
        Accepted.When(Now, Samples.Attendant, new AddAttachment(Samples.Number, file)).Then<AttachmentAdded>(e => Assert.Equal((1, file, false), (e.Attachment, e.File, e.Personal)));
    }

    [Theory]
    [InlineData("现场.svg", "image/svg+xml")]
    [InlineData("页面.html", "text/html")]
    [InlineData("程序.exe", "application/octet-stream")]
    [InlineData("现场.png", "image/jpeg")]
    public void Add_KindOutsideTheList_IsRefused(string name, string type) =>
        Accepted.When(Now, Samples.Attendant, new AddAttachment(Samples.Number, Samples.File(name, type))).Refused(AddAttachment.NotTaken, "File");

    [Fact]
    public void Add_AtTheLargestSize_IsTaken_AndAByteMoreIsNot()
    {
        Accepted.When(Now, Samples.Attendant, new AddAttachment(Samples.Number, Samples.File(size: 50 * Mebibyte))).Then<AttachmentAdded>();
        Accepted.When(Now, Samples.Attendant, new AddAttachment(Samples.Number, Samples.File(size: (50 * Mebibyte) + 1))).Refused(AddAttachment.TooLarge, "File");
        Accepted.When(Now, Samples.Attendant, new AddAttachment(Samples.Number, Samples.File(size: 0))).Refused(AddAttachment.Empty, "File");
    }

    [Fact]
    public void Add_UpToTheOrdersQuota_CountsRemovedFilesToo()
    {
        var given = Accepted;
        for (var i = 0; i < 4; i++)
        {
            given = given.And(Now, Samples.Attendant, new AddAttachment(Samples.Number, Samples.File(size: (50 * Mebibyte) - 1)));
        }

        given = given.And(Now, Samples.Attendant, new RemoveAttachment(Samples.Number, 1, "重复"));
        given.When(Now, Samples.Attendant, new AddAttachment(Samples.Number, Samples.File(size: 5))).Refused(AddAttachment.Full, "File");
        given = given.And(Now, Samples.Attendant, new AddAttachment(Samples.Number, Samples.File(size: 4)));
        given.When(Now, Samples.Attendant, new AddAttachment(Samples.Number, Samples.File(size: 1))).Refused(AddAttachment.Full, "File");
    }

    [Fact]
    public void Add_TheFortyFirstFile_IsRefused()
    {
        var given = Accepted;
        for (var i = 0; i < 40; i++)
        {
            given = given.And(Now, Samples.Attendant, new AddAttachment(Samples.Number, Samples.File()));
        }

        given.When(Now, Samples.Attendant, new AddAttachment(Samples.Number, Samples.File())).Refused(AddAttachment.Full, "File");
    }

    [Fact]
    public void Add_TheSameContentTwice_IsRefusedUntilTheFirstIsRemoved()
    {
        var file = Samples.File();
        var given = Accepted.And(Now, Samples.Attendant, new AddAttachment(Samples.Number, file));
        given.When(Now, Samples.Supervisor, new AddAttachment(Samples.Number, file with { Name = "另名.jpg" })).Refused(AddAttachment.Already, "File");
        given.And(Now, Samples.Supervisor, new RemoveAttachment(Samples.Number, 1, "模糊")).And(Now, Samples.Supervisor, new AddAttachment(Samples.Number, file));
    }

    [Fact]
    public void Add_ByAnOrganizer_NeedsTheOrderInHand()
    {
        var staff = Samples.StaffOf(Samples.Street);
        var add = new AddAttachment(Samples.Number, Samples.File());
        Accepted.When(Now, staff, add).Refused(Door.NoSuchOrder);
        var dispatched = Accepted.Dispatched(Now, Samples.Street);
        dispatched.When(Now, staff, add).Refused(Holding.NotSigned);
        var signed = dispatched.SignedFor(Now, Samples.Street);
        Assert.Equal(Samples.Street, signed.And(Now, staff, add).Order.Attachments[0].Organizer);
        signed.Replied(Now, Samples.Street).When(Now, staff, add).Refused(Holding.Settled);
        signed.When(Now, Samples.StaffOf(Samples.Chaoyang), add).Refused(Holding.NotHeld);
    }

    [Fact, Clause("5.6.1")]
    public void Add_ByTheHotlineAfterTheClose_IsTaken_SinceALeadersInstructionMayComeLate()
    {
        var closed = Accepted.Dispatched(Now, Samples.Street).SignedFor(Now, Samples.Street).Replied(Now, Samples.Street).And(Now, Samples.Supervisor, new CloseOrder(Samples.Number));
        closed.When(Now, Samples.Keeper, new AddAttachment(Samples.Number, Samples.File("批示件.pdf", "application/pdf"))).Then<AttachmentAdded>();
    }

    [Fact]
    public void Remove_ByThoseWhoAddedItOrASupervisor_HidesItAndKeepsTheRecord()
    {
        var given = Accepted.Dispatched(Now, Samples.Street).SignedFor(Now, Samples.Street)
            .And(Now, Samples.Attendant, new AddAttachment(Samples.Number, Samples.File()))
            .And(Now, Samples.StaffOf(Samples.Street), new AddAttachment(Samples.Number, Samples.File()));
        given.When(Now, Samples.StaffOf(Samples.Street), new RemoveAttachment(Samples.Number, 1, "不需要")).Refused(RemoveAttachment.NotYours);
        given.When(Now, Samples.Attendant, new RemoveAttachment(Samples.Number, 2, "不需要")).Refused(RemoveAttachment.NotYours);
        given.When(Now, Samples.Supervisor, new RemoveAttachment(Samples.Number, 2, " ")).Refused(RemoveAttachment.NoReason, "Reason");
        given.When(Now, Samples.Supervisor, new RemoveAttachment(Samples.Number, 2, new string('字', 501))).Refused(RemoveAttachment.ReasonTooLong, "Reason");
        given.When(Now, Samples.Supervisor, new RemoveAttachment(Samples.Number, 3, "不需要")).Refused(RemoveAttachment.Unknown);
        var removed = given.And(Now, Samples.Supervisor, new RemoveAttachment(Samples.Number, 2, new string('字', 500)));
        Assert.Equal((2, true, "督办员"), (removed.Order.Attachments.Length, removed.Order.Attachments[1].IsRemoved, removed.Order.Attachments[1].RemovedBy));
        removed.When(Now, Samples.Supervisor, new RemoveAttachment(Samples.Number, 2, "再次")).Refused(RemoveAttachment.Unknown);
    }

    [Fact, Clause("6.1.1")]
    public void Personal_UnlessSaid_IsWhatTheHotlineAddsOfAConfidentialClaimant()
    {
        var confidential = Given.Accepted(Samples.Complaint() with { Claimant = new("诉求人甲", "10000000001", Confidential: true) }).Dispatched(Now, Samples.Street).SignedFor(Now, Samples.Street);
        Assert.True(Added(confidential, Samples.Attendant, null).Personal);
        Assert.False(Added(confidential, Samples.Attendant, false).Personal);
        Assert.False(Added(confidential, Samples.StaffOf(Samples.Street), null).Personal);
        Assert.True(Added(Accepted, Samples.Attendant, true).Personal);
    }

    [Fact, Clause("6.1.1")]
    public void MayOpen_APersonalFile_OnlyWhoSeesTheClaimantInFull()
    {
        var plain = Given.Accepted(Samples.Complaint() with { Claimant = new("诉求人甲", "10000000001", Confidential: true) });
        var given = (plain with { State = plain.Order with { Complaint = plain.Order.Complaint with { Claimant = Samples.Seal.Close(plain.Order.Complaint.Claimant) } } })
            .And(Now, Samples.Attendant, new AddAttachment(Samples.Number, Samples.File("诉求人甲身份证.jpg")))
            .And(Now, Samples.Attendant, new AddAttachment(Samples.Number, Samples.File(), Personal: false))
            .Dispatched(Now, Samples.Street).SignedFor(Now, Samples.Street);
        Assert.Equal("..", Opens(given, 1));
        Assert.Equal("xx", Opens(given, 2));
        var asked = given.And(Now, Samples.Dispatcher, new UnmaskClaimant(Samples.Number, "核对身份")).And(Now, Samples.Supervisor, new DecideUnmasking(Samples.Number, 1, true));
        Assert.Equal("x.", Opens(asked, 1));
        var seen = Masking.View(given.Order, Samples.StaffOf(Samples.Street), Samples.Seal, Now);
        Assert.Equal("诉**身份证.jpg", Masking.Shown(given.Order, seen, Samples.Seal).Attachments[0].File.Name);

        // The dispatcher, then the staff of the organizer that holds it.
        static string Opens(Given of, int attachment) => $"{Opened(of, Samples.Dispatcher, attachment)}{Opened(of, Samples.StaffOf(Samples.Street), attachment)}";
    }

    private static char Opened(Given given, Actor by, int attachment) =>
        Masking.MayOpen(given.Order.Attachments[attachment - 1], Masking.View(given.Order, by, Samples.Seal, Now)) ? 'x' : '.';

    private static AttachmentAdded Added(Given given, Actor by, bool? personal) => given.When(Now, by, new AddAttachment(Samples.Number, Samples.File(), personal)).Then<AttachmentAdded>();
}
