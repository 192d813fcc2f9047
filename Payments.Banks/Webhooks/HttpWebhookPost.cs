using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Payments.Domain.Webhooks;

namespace Payments.Banks.Webhooks;

/// <summary>
/// Posts webhooks as Standard Webhooks has it. Redirections are not followed, and each connection is
/// made by <see cref="WebhookConnector"/>.
/// </summary>
internal sealed class HttpWebhookPost(IHttpClientFactory clients, IOptions<BanksOptions> options)
    : IWebhookPost
{
    private const string ClientName = "Payments.Webhooks";
    private const int TextLengthMax = 1_000;

    // Of the answer only the beginning is kept, and nobody's is read for longer.
    private const int ReadMax = 4_000;

    public static void Add(IServiceCollection services)
    {
        services
            .AddHttpClient(ClientName)
            .ConfigureHttpClient(client =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.DefaultRequestHeaders.UserAgent.Add(new("Payments-Webhooks", "1"));
            })
            .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                ConnectCallback = provider.GetRequiredService<WebhookConnector>().ConnectAsync,
            })
            .RemoveAllLoggers();
        services.AddSingleton<IValidateOptions<BanksOptions>, WebhookSourcesValidation>();
        services.AddSingleton<WebhookSources>();
        services.AddSingleton<WebhookConnector>();
        services.AddSingleton<IWebhookPost, HttpWebhookPost>();
    }

    public async Task<WebhookResponse> SendAsync(
        WebhookMessage message,
        CancellationToken cancellationToken
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Value.Timeout);
        try
        {
            return await PostAsync(message, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, WebhookFailure.TimedOut, null);
        }
        catch (HttpRequestException exception)
        {
            return new(null, CauseOf(exception), exception.InnerException?.Message);
        }
        catch (IOException exception)
        {
            return new(null, WebhookFailure.ConnectionFailed, exception.Message);
        }
    }

    private async Task<WebhookResponse> PostAsync(
        WebhookMessage message,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, message.Url)
        {
            Content = new StringContent(message.Body, Encoding.UTF8)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        };
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add(
            "webhook-timestamp",
            message.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
        );
        request.Headers.Add("webhook-signature", message.Signature);
        using var client = clients.CreateClient(ClientName);
        using var response = await client.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            cancellationToken
        );
        var text = await BeginningAsync(response, cancellationToken);
        var status = (int)response.StatusCode;
        return new(
            status,
            status switch
            {
                >= 200 and <= 299 => null,
                >= 300 and <= 399 => WebhookFailure.Redirected,
                _ => WebhookFailure.StatusRefused,
            },
            text.Length == 0 ? null : text
        );
    }

    private static async Task<string> BeginningAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var bytes = new byte[ReadMax];
        var length = await stream.ReadAtLeastAsync(
            bytes,
            ReadMax,
            throwOnEndOfStream: false,
            cancellationToken
        );
        // Databases do not take the character of code zero in texts.
        var text = Encoding.UTF8.GetString(bytes, 0, length).Replace('\0', '\uFFFD');
        return text.Length <= TextLengthMax ? text : text[..TextLengthMax];
    }

    private static WebhookFailure CauseOf(HttpRequestException exception) =>
        exception switch
        {
            { InnerException: AddressRefusedException } => WebhookFailure.AddressRefused,
            { InnerException: SourceMissingException } => WebhookFailure.NoSourceAddress,
            { HttpRequestError: HttpRequestError.NameResolutionError }
            or { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound } } =>
                WebhookFailure.NameNotFound,
            { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                WebhookFailure.TlsFailed,
            _ => WebhookFailure.ConnectionFailed,
        };
}
