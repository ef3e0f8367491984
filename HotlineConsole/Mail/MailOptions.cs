using System.Net;
using System.Net.Mail;
using HotlineConsole.Core.Texts;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Mail;

/// <summary>Configuration section <c>Mail</c>: the server that takes the mails of dispatches (5.3.2.1.2), and where their links lead.</summary>
public sealed class MailOptions
{
    /// <summary>Name of the server; without one nothing is sent.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary>Nothing is sent before the connection is encrypted. Without it only for a server on the same machine or an isolated network.</summary>
    public bool StartTls { get; set; } = true;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Whom the mails come from.</summary>
    public string? From { get; set; }

    /// <summary>The address of the console as organizers reach it: https://...</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>How long a link opens the order at most; it closes before that when the order leaves the organizer.</summary>
    public TimeSpan LinkFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long the server may take for one mail.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    public bool IsOn => !string.IsNullOrWhiteSpace(Host);
}

/// <summary>Says which key is wrong, before anything starts.</summary>
internal sealed class MailOptionsCheck : IValidateOptions<MailOptions>
{
    // Implicit TLS, which the client does not speak.
    private const int Smtps = 465;

    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        if (!options.IsOn)
        {
            return ValidateOptionsResult.Success;
        }

        string[] wrong =
        [
            .. Wrong(options.Port is < 1 or > IPEndPoint.MaxPort or Smtps, "Port"),
            .. Wrong(!MailAddress.TryCreate(options.From, out _), "From"),
            .. Wrong(options.BaseAddress is not { IsAbsoluteUri: true } address || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback), "BaseAddress"),
            .. Wrong(string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password), "Password"),
            .. Wrong(options.LinkFor <= TimeSpan.Zero, "LinkFor"),
            .. Wrong(options.AttemptTimeout <= TimeSpan.Zero, "AttemptTimeout"),
        ];
        return wrong.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Wrong(bool isWrong, string key) => isWrong ? [Words.Of($"Mail.Setting.{key}")] : [];
}
