using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using HotlineConsole.Pages.Wall;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace HotlineConsole.Live;

/// <summary>Where programs listen to the board, and from where they may.</summary>
internal static class BoardHubRegistration
{
    public const string Address = "/hub/board";

    /// <summary>Bytes of a message to the hub: it takes one word.</summary>
    private const long LargestMessage = 1_024;

    public static IServiceCollection AddBoardHub(this IServiceCollection services)
    {
        services.AddSingleton<BoardHubGroups>();
        services.AddSingleton<BoardHubConnections>().AddHostedService(provider => provider.GetRequiredService<BoardHubConnections>());
        services.AddSignalR()
            .AddJsonProtocol(json =>
            {
                json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter());
                json.PayloadSerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // a message is no page: Chinese goes as it is
            })
            .AddHubOptions<BoardHub>(Limit)
            .AddHubOptions<WallHub>(Limit);
        return services;
    }

    private static void Limit<T>(HubOptions<T> hub) where T : Hub
    {
        hub.SupportedProtocols = ["json"];
        hub.MaximumReceiveMessageSize = LargestMessage;
        hub.MaximumParallelInvocationsPerClient = 1;
    }

    /// <summary>A browser says which page a connection comes from; a page of another site would come with the cookies of this one.</summary>
    public static WebApplication UseSameOriginHub(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/hub"), hub => hub.Use((context, next) =>
        {
            var origin = context.Request.Headers.Origin.ToString();
            if (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && HostString.FromUriComponent(from) == Asked(context.Request)))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }));
        return app;
    }

    public static WebApplication MapBoardHub(this WebApplication app)
    {
        app.MapHub<BoardHub>(Address, Limit);
        app.MapHub<WallHub>(WallHub.Address, Limit);
        return app;
    }

    private static void Limit(HttpConnectionDispatcherOptions connection)
    {
        connection.Transports = HttpTransportType.WebSockets;
        connection.TransportSendTimeout = TimeSpan.FromSeconds(5); // who does not read must not hold up the others
        connection.ApplicationMaxBufferSize = LargestMessage * 4;
        connection.CloseOnAuthenticationExpiration = true;
    }

    // As a browser writes it: without the port that the scheme has anyway.
    private static HostString Asked(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var asked) ? HostString.FromUriComponent(asked) : request.Host;
}
