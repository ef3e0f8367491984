using System.Globalization;
using System.Threading.RateLimiting;
using HotlineConsole.Api;
using HotlineConsole.Core.Texts;
using HotlineConsole.Mail;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Security;

/// <summary>How often somebody may ask: passwords by address, the interface for programs by key, pages by person. Styles, scripts and health are not counted.</summary>
internal static class RateLimits
{
    /// <summary>Passwords tried from one address in a minute: an office behind one address begins its day with fewer.</summary>
    private const int PasswordsAMinute = 60;
    /// <summary>Looks at each of the public's pages from one address in a minute: many people may share one.</summary>
    private const int PublicAMinute = 120;

    /// <summary>Links of mails opened from one address: an office reads several, nobody guesses any.</summary>
    private const int MailsAtOnce = 30;

    private static readonly string[] Public = ["/rate", "/ask"];

    private static readonly string[] Passwords = [RoleHome.SignIn, Owed.Password, Owed.SecondFactor, "/account/passkey", "/setup"];

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Of);
        options.OnRejected = async (rejected, stop) =>
        {
            var answer = rejected.HttpContext.Response;
            var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Ceiling(after.TotalSeconds) : 1;
            answer.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            answer.ContentType = "text/plain; charset=utf-8";
            await answer.WriteAsync(Words.Of("Security.TooOften", seconds), stop);
        };
    });

    private static RateLimitPartition<string> Of(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method) && Array.Exists(Passwords, path => request.Path.StartsWithSegments(path)))
        {
            return RateLimitPartition.GetSlidingWindowLimiter("password " + context.Connection.RemoteIpAddress, _ => new()
            {
                PermitLimit = PasswordsAMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6,
            });
        }

        if (Array.Find(Public, path => request.Path.StartsWithSegments(path)) is { } page)
        {
            return RateLimitPartition.GetSlidingWindowLimiter($"{page} {context.Connection.RemoteIpAddress}", _ => new()
            {
                PermitLimit = PublicAMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6,
            });
        }

        var options = context.RequestServices.GetRequiredService<IOptions<SecurityOptions>>().Value;
        var who = StillHere.WhoIs(context.User) ?? context.Connection.RemoteIpAddress?.ToString();
        if (request.Path.StartsWithSegments("/" + MailLinks.Path.TrimEnd('/')))
        {
            return Bucket("mail " + context.Connection.RemoteIpAddress, MailsAtOnce, 1);
        }

        return request.Path.StartsWithSegments(ApiRegistration.Root)
            ? Bucket("api " + who, options.CallsAtOnce, options.CallsASecond)
            : Bucket("page " + who, options.PagesAtOnce, options.PagesASecond);
    }

    private static RateLimitPartition<string> Bucket(string whose, int atOnce, int aSecond) => RateLimitPartition.GetTokenBucketLimiter(whose, _ => new()
    {
        TokenLimit = atOnce, TokensPerPeriod = aSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1),
    });
}
