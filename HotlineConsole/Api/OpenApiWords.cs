using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace HotlineConsole.Api;

/// <summary>The description of the interface: summaries in the reader's language, clause numbers, the key, the two headers of a command.</summary>
internal static class OpenApiWords
{
    private const string Key = "key";

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = Words.Of("api.name"), Version = "v1", Description = Words.Of("api.about") };
            document.Servers = []; // the address is that of the description itself
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = Words.Of("api.key") },
            };
            document.Security = [new() { [new OpenApiSecuritySchemeReference(Key, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(async (operation, context, stop) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            var clauses = metadata.OfType<ClauseAttribute>().Select(clause => clause.Number);
            operation.Summary = Words.Of($"api.op.{operation.OperationId}");
            operation.Description = Words.Of("api.clauses", string.Join(", ", clauses));
            if (context.Description.HttpMethod != HttpMethods.Get)
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(Header("Idempotency-Key", Words.Of("api.idempotency-key"), "uuid"));
                operation.Parameters.Add(Header("If-Match", Words.Of("api.if-match"), null));
            }

            if (metadata.OfType<BodyType>().FirstOrDefault() is { } body)
            {
                var schema = await context.GetOrCreateSchemaAsync(body.Type, null, stop);
                operation.RequestBody = new OpenApiRequestBody
                {
                    Required = true,
                    Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = schema } },
                };
            }
        });
    }

    private static OpenApiParameter Header(string name, string description, string? format) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = format },
    };
}
