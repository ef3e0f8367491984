using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;

namespace HotlineConsole.Api;

/// <summary>
/// What an endpoint reads, for the description only. The framework's own kind of this would also choose among endpoints by it, and a request without
/// a body would end at the page that is not there.
/// </summary>
internal sealed record BodyType(Type Type);

/// <summary>The JSON body of a request, read strictly; what is wrong with it is answered with the name of the field.</summary>
internal sealed class Body<T> : IBound, IEndpointParameterMetadataProvider where T : class
{
    private readonly T? _value;

    private Body(T? value, ProblemHttpResult? problem) => (_value, Problem) = (value, problem);

    public ProblemHttpResult? Problem { get; }

    public T Value => _value ?? throw new InvalidOperationException("The body was not read.");

    public static async ValueTask<Body<T>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!context.Request.HasJsonContentType())
        {
            return new(null, Problems.Of(StatusCodes.Status415UnsupportedMediaType, "request.not-json"));
        }

        try
        {
            return await context.Request.ReadFromJsonAsync<T>(context.RequestAborted) is { } value
                ? new(value, null)
                : new(null, Problems.Of(StatusCodes.Status400BadRequest, "request.no-body"));
        }
        catch (JsonException e)
        {
            return new(null, Problems.Of(StatusCodes.Status400BadRequest, "request.malformed", JsonFields.In(e)));
        }
        catch (BadHttpRequestException e)
        {
            return new(null, Problems.Of(e.StatusCode, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "request.too-large" : "request.malformed"));
        }
        catch (InvalidOperationException) // half of a character behind an escape, or a character set that does not exist
        {
            return context.Request.GetTypedHeaders().ContentType?.Charset is { Length: > 0 } set && !set.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                ? new(null, Problems.Of(StatusCodes.Status415UnsupportedMediaType, "request.not-json"))
                : new(null, Problems.Of(StatusCodes.Status400BadRequest, "request.malformed"));
        }
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new BodyType(typeof(T)));
}
