using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payments.Banks;
using Payments.Banks.Rails;
using Payments.Domain.Rails;
using Payments.Sandbox;

namespace Payments.Tests.Banks;

/// <summary>
/// A real server that carries the sandbox and our adapters, which talk to each other over HTTP as
/// in the product; notices that the adapters believe are kept for the test.
/// </summary>
internal sealed class OutsideWorld : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<RailNotice> _notices = Channel.CreateUnbounded<RailNotice>();
    private readonly WebApplication _app;

    private OutsideWorld(WebApplication app) => _app = app;

    /// <summary>Set to have the next notices refused with 500.</summary>
    public int RefuseNotices { get; set; }

    /// <summary>Every try of the rail that was signed, refused ones included.</summary>
    public List<string> Tries { get; } = [];

    public Uri Address => new(_app.Urls.First());

    public HttpClient Http { get; } =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public static async Task<OutsideWorld> StartAsync(
        Action<SandboxOptions>? sandbox = null,
        TimeProvider? time = null,
        params (string Key, string Value)[] settings
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))
        );
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddBanks(builder.Configuration);
        builder.Services.AddSandbox(options => sandbox?.Invoke(options));
        builder
            .Services.AddOptions<SandboxOptions>()
            .Configure<IOptions<BanksOptions>>(
                (options, banks) => options.RailSecret = banks.Value.RailSecret!
            );
        var app = builder.Build();
        var world = new OutsideWorld(app);
        app.MapSandbox("/sandbox");
        app.MapRailNotices(world.ReceiveAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        world.Http.BaseAddress = world.Address;
        return world;
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task<RailNotice> NextNoticeAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(
            TestContext.Current.CancellationToken
        );
        patience.CancelAfter(Patience);
        return await _notices.Reader.ReadAsync(patience.Token);
    }

    public async Task<IReadOnlyList<RailStatusReport>> NextReportsAsync(int count)
    {
        List<RailStatusReport> reports = [];
        while (reports.Count < count)
        {
            reports.AddRange((await NextNoticeAsync()).Reports);
        }

        return reports;
    }

    public bool HasNotice => _notices.Reader.TryPeek(out _);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task ReceiveAsync(HttpContext context, RailNotice notice)
    {
        lock (Tries)
        {
            Tries.Add(notice.NoticeId);
            if (RefuseNotices > 0)
            {
                RefuseNotices--;
                throw new InvalidOperationException("The receiver is out of order.");
            }
        }

        await _notices.Writer.WriteAsync(notice, context.RequestAborted);
    }
}
