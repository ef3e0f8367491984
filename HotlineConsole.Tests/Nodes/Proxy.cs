using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HotlineConsole.Tests.Support;
using HotlineConsole.Tests.Wall;

namespace HotlineConsole.Tests.Nodes;

/// <summary>A real nginx with the project's own file before two nodes, on a port and with a certificate of the test's.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Process _process;

    private Proxy(Uri address, Process process) => (Address, _process) = (address, process);

    public Uri Address { get; }

    public static async Task<Proxy> StartAsync(Uri one, Uri two)
    {
        var address = new Uri($"https://localhost:{WallApp.FreePort()}");
        var proxy = new Proxy(address, new Process());
        var (certificate, key) = (proxy._folder.File("hotline.pem"), proxy._folder.File("hotline.key"));
        WriteCertificate(certificate, key);
        var file = Repository.Read("deploy/nginx.conf")
            .Replace("127.0.0.1:5081", one.Authority, StringComparison.Ordinal).Replace("127.0.0.1:5082", two.Authority, StringComparison.Ordinal)
            .Replace("listen 443 ssl", $"listen 127.0.0.1:{address.Port} ssl", StringComparison.Ordinal)
            .Replace("/etc/ssl/certs/hotline.pem", certificate, StringComparison.Ordinal).Replace("/etc/ssl/private/hotline.key", key, StringComparison.Ordinal)
            .Replace("/var/log/nginx/hotline.log", proxy.Log, StringComparison.Ordinal);
        await File.WriteAllTextAsync(proxy._folder.File("nginx.conf"), $$"""
            daemon off; worker_processes 1; pid {{proxy._folder.File("nginx.pid")}}; error_log {{proxy._folder.File("error.log")}};
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            events { worker_connections 2048; }
            http { client_body_temp_path {{proxy._folder.File("body")}}; proxy_temp_path {{proxy._folder.File("proxy")}};
            fastcgi_temp_path {{proxy._folder.File("fastcgi")}}; uwsgi_temp_path {{proxy._folder.File("uwsgi")}}; scgi_temp_path {{proxy._folder.File("scgi")}};
            {{file}} }
            """);
        proxy._process.StartInfo = new(Program, ["-e", proxy._folder.File("error.log"), "-c", proxy._folder.File("nginx.conf")]) { RedirectStandardError = true };
        proxy._process.Start();
        await proxy.AnswersAsync();
        return proxy;
    }

    /// <summary>The node that served the last request of a browser, by its cookie.</summary>
    public async Task<string> NodeOfAsync(string cookie) =>
        (await File.ReadAllLinesAsync(Log)).Last(line => line.Contains($" {cookie} ", StringComparison.Ordinal)).Split(' ')[^1];

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private string Log => _folder.File("access.log");

    private static string Program => ((string[])["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx"]).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("No nginx: install the package nginx-light.");

    private async Task AnswersAsync()
    {
        using var client = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator });
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "/livez"));
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                return;
            }
            catch (HttpRequestException) when (!_process.HasExited && TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }

    private static void WriteCertificate(string certificate, string key)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(certificate, made.ExportCertificatePem());
        File.WriteAllText(key, rsa.ExportPkcs8PrivateKeyPem());
    }
}
