using System.Text.Json;
using System.Text.Json.Serialization;
using HotlineConsole.Attachments;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Layout;
using HotlineConsole.Live;
using HotlineConsole.Security;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace HotlineConsole.Api;

/// <summary>The HTTP interface for programs: the same door as the pages, under <see cref="Root"/>.</summary>
internal static class ApiRegistration
{
    public const string Root = "/api/v1";

    /// <summary>Bytes of a body; a record with every text at length fits.</summary>
    private const long LargestBody = 1024 * 1024;

    public static WebApplicationBuilder AddHotlineApi(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options => MakeStrict(options.SerializerOptions));
        builder.Services.AddOpenApi("v1", OpenApiWords.Configure);
        builder.Services.AddBoardHub();
        builder.Services.AddHealthChecks().AddCheck<StoreHealth>("store").AddCheck<FeedHealth>("feed");
        return builder;
    }

    /// <summary>Programs are told what went wrong as problem details, in the language that they ask for; Chinese otherwise.</summary>
    public static WebApplication UseHotlineApi(this WebApplication app)
    {
        var language = new RequestLocalizationOptions
        {
            SupportedCultures = [.. ShellRegistration.Languages],
            SupportedUICultures = [.. ShellRegistration.Languages],
            DefaultRequestCulture = new RequestCulture(ShellRegistration.Languages[0]),
            RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()],
        };
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/openapi"), api =>
        {
            api.UseRequestLocalization(language);
            api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Problems.WriteAsync });
            api.UseStatusCodePages(context => Problems.WriteAsync(context.HttpContext));
        });
        return app;
    }

    public static WebApplication MapHotlineApi(this WebApplication app)
    {
        var api = app.MapGroup(Root).AddEndpointFilter(BoundFilter.AnswerAsync)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        var reads = api.MapGroup("").RequireAuthorization(new NeedsAttribute(Entry.Reading));
        OrderEndpoints.Map(reads);
        BoardEndpoints.Map(reads);
        CallEndpoints.MapReads(reads);
        ServiceComplaintEndpoints.MapReads(reads);

        // A browser sends its cookies with every request, whoever made it: what changes something needs a key, which a browser never adds by itself.
        var writes = api.MapGroup("").RequireAuthorization(new NeedsAttribute(Entry.Commands) { AuthenticationSchemes = Schemes.ApiKey })
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        AcceptanceEndpoints.Map(writes);
        DispatchEndpoints.Map(writes);
        HandlingEndpoints.Map(writes);
        WhistleEndpoints.Map(writes);
        FeedbackEndpoints.Map(writes);
        FollowUpEndpoints.Map(writes);
        SupervisionEndpoints.Map(writes);
        UnmaskEndpoints.Map(writes);
        RemovalEndpoints.Map(writes);
        OnSiteEndpoints.Map(writes);
        CallEndpoints.Map(writes);
        ServiceComplaintEndpoints.Map(writes);
        LinkEndpoints.Map(writes);
        AttachmentEndpoints.Map(writes);

        var gateways = api.MapGroup("").RequireAuthorization(new NeedsAttribute(Entry.Messages) { AuthenticationSchemes = Schemes.ApiKey })
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody)).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        MessageEndpoints.Map(gateways);
        AnswerEndpoints.Map(gateways);

        var description = app.MapOpenApi();
        if (app.Environment.IsDevelopment())
        {
            description.AllowAnonymous();
        }

        return app;
    }

    /// <summary>Names an operation (text key <c>api.op.NAME</c>) and the clauses that it stands on.</summary>
    public static RouteHandlerBuilder Named(this RouteHandlerBuilder endpoint, string name, params string[] clauses) =>
        endpoint.WithName(name).WithMetadata([.. clauses.Select(clause => new ClauseAttribute(clause))]);

    /// <summary>Nothing is guessed: unknown and doubled fields, numbers as text and enums as numbers are refused.</summary>
    public static void MakeStrict(JsonSerializerOptions json)
    {
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.RespectNullableAnnotations = true;
        json.MaxDepth = 16;
        json.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
    }
}
