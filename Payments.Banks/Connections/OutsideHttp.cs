using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Payments.Banks.Connections;

/// <summary>
/// The one way that calls leave: bounded in time and size, without redirects, cookies or logs
/// (addresses and headers of banks are secrets).
/// </summary>
internal static class OutsideHttp
{
    public const string ClientName = "Payments.Banks";

    public static void Add(IServiceCollection services) =>
        services
            .AddHttpClient(ClientName)
            .ConfigureHttpClient(
                (provider, client) =>
                {
                    var options = provider.GetRequiredService<IOptions<BanksOptions>>().Value;
                    client.Timeout = options.Timeout;
                    client.MaxResponseContentBufferSize = options.ResponseSizeMax;
                }
            )
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                }
            )
            .RemoveAllLoggers();

    /// <summary>Sends, and turns every way of not getting an answer into <paramref name="fault"/>.</summary>
    public static async Task<Answer> CallAsync(
        this IHttpClientFactory clients,
        HttpRequestMessage request,
        Func<string, Exception?, Exception> fault,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            var cookies = response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [];
            return new Answer(
                (int)response.StatusCode,
                body,
                response.Headers.Location,
                [.. cookies]
            );
        }
        catch (HttpRequestException exception)
        {
            throw fault("The call failed.", exception);
        }
        catch (OperationCanceledException exception)
            when (!cancellationToken.IsCancellationRequested)
        {
            throw fault("There was no answer in time.", exception);
        }
    }

    /// <returns>Null when the body is not what it should be.</returns>
    public static T? TryParse<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What came back, read to its end.</summary>
internal sealed record Answer(int Status, byte[] Body, Uri? Location, IReadOnlyList<string> Cookies)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}
