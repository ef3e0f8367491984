using HotlineConsole.Api;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Mail;
using HotlineConsole.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace HotlineConsole.Attachments;

/// <summary>
/// Files of orders, as a page sends and gets them and as a program sends them. A file is the whole body, so it streams to the disk; it is given out to be
/// saved, never to be run: with its recorded type, unsniffed, in a sandbox.
/// </summary>
internal static class AttachmentEndpoints
{
    private const string NameParameter = "name";
    private const string Sandbox = "sandbox; default-src 'none'; script-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static WebApplication MapAttachments(this WebApplication app)
    {
        var orders = app.MapGroup("/orders/{number}/attachments").RequireAuthorization(new NeedsAttribute(Entry.Orders)).ExcludeFromDescription();
        orders.MapPost("", AddAsync);
        orders.MapGet("/{attachment:int}", SendAsync);
        var mails = app.MapGroup($"/{MailLinks.Path}{{token}}/attachments").AllowAnonymous().ExcludeFromDescription();
        mails.MapPost("", AddByMailAsync);
        mails.MapGet("/{attachment:int}", SendByMailAsync);
        return app;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/orders/{number}/attachments", CallAsync).Named("AddAttachment", "5.2.2.2");
        api.MapPost("/orders/{number}/attachments/{attachment:int}/removal", (string number, int attachment, Body<RemovalBody> body, Call call) =>
            call.SendAsync(number, order => new RemoveAttachment(order, attachment, body.Value.Reason ?? ""))).Named("RemoveAttachment", "5.2.2.2");
    }

    internal sealed record RemovalBody(string? Reason = null);

    // A script sends it with the token of the page in a header; a page of another site has none.
    private static async Task<IResult> AddAsync(string number, HttpContext context, IAntiforgery forms, AttachmentDesk desk, bool? personal, CancellationToken stop)
    {
        if (!await forms.HoldsAsync(context))
        {
            return TypedResults.BadRequest();
        }

        Prepare(context, desk);
        var outcome = await desk.AddAsync(Parse(number), NameOf(context), context.Request.Body, context.Request.ContentLength, personal, stop);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.NoContent();
    }

    private static Task<Results<Ok<Answer>, ProblemHttpResult>> CallAsync(string number, HttpContext context, Call call, AttachmentDesk desk, string? name, bool? personal, CancellationToken stop)
    {
        Prepare(context, desk);
        return call.AnswerAsync((id, version) => desk.AddAsync(Parse(number), name, context.Request.Body, context.Request.ContentLength, personal, stop, id, version));
    }

    // The link says who sends it and to which order; what it opens no more takes no file either, and says why.
    private static async Task<IResult> AddByMailAsync(string token, HttpContext context, IAntiforgery forms, MailDesk mails, AttachmentDesk desk, HotlineStore store, CancellationToken stop)
    {
        if (!await forms.HoldsAsync(context))
        {
            return TypedResults.BadRequest();
        }

        Prepare(context, desk);
        var opened = await mails.OpenAsync(token);
        if (opened.Order is not { } order)
        {
            return TypedResults.Problem(opened.Over, statusCode: opened.Status);
        }

        var by = opened.ActorAs(Role.OrganizerStaff);
        var outcome = await desk.AddAsync(by, command => store.HandleAsync(by, command), order.Number, NameOf(context), context.Request.Body, context.Request.ContentLength, null, stop);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.NoContent();
    }

    private static async Task SendByMailAsync(string token, int attachment, HttpContext context, MailDesk mails, AttachmentFolder folder, CancellationToken stop)
    {
        var opened = await mails.OpenAsync(token);
        await GiveAsync(opened.Order is { } order ? AttachmentDesk.Openable(order, opened.Seen!, attachment) : null, context, folder, stop);
    }

    private static async Task SendAsync(string number, int attachment, HttpContext context, AttachmentDesk desk, AttachmentFolder folder, CancellationToken stop) =>
        await GiveAsync(await desk.FindAsync(Parse(number), attachment, stop), context, folder, stop);

    private static async Task GiveAsync(Attachment? attachment, HttpContext context, AttachmentFolder folder, CancellationToken stop)
    {
        if (attachment is not { } found)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var (response, disposition) = (context.Response, new ContentDispositionHeaderValue("attachment"));
        disposition.SetHttpFileName(found.File.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = found.File.Type == AttachmentType.Text.Media ? "text/plain; charset=utf-8" : found.File.Type;
        response.ContentLength = found.File.Size;
        context.Features.Set(new OwnPolicy(Sandbox));
        await folder.CopyAsync(found.File.Place, response.Body, stop);
    }

    // The limit of other calls is far too small; the file's own is kept while it is read.
    private static void Prepare(HttpContext context, AttachmentDesk desk)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = desk.LargestFile + 1;
        }
    }

    private static string? NameOf(HttpContext context) => context.Request.Query[NameParameter] is [{ } name] ? name : null;

    private static WorkOrderNumber Parse(string number) => WorkOrderNumber.TryParse(number, out var parsed) ? parsed : default;
}
