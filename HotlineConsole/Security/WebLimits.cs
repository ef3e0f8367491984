using Microsoft.AspNetCore.Http.Features;

namespace HotlineConsole.Security;

/// <summary>How large anything that comes in may be. What the pages and programs of a hotline send is small; the rest is refused before it is read.</summary>
internal static class WebLimits
{
    /// <summary>Bytes of a request's body: the interface for programs takes a record with every text at length.</summary>
    public const int LargestBody = 1024 * 1024;

    /// <summary>Bytes of all headers: the cookies of a person and a few lines more.</summary>
    public const int LargestHeaders = 16 * 1024;

    /// <summary>Bytes of a message from a page: one text of the greatest length that a field takes, in Chinese, and what stands around it.</summary>
    public const int LargestCircuitMessage = 96 * 1024;

    /// <summary>Bytes of one value of a plain form: sign-in, language, the way out.</summary>
    public const int LargestFormValue = 16 * 1024;

    private const int MostFormValues = 64;

    public static WebApplicationBuilder AddWebLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.MaxRequestHeadersTotalSize = LargestHeaders;
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = MostFormValues;
            form.KeyLengthLimit = 256;
            form.ValueLengthLimit = LargestFormValue;
            form.MultipartBodyLengthLimit = LargestBody;
        });
        return builder;
    }
}
