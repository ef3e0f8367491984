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
}
