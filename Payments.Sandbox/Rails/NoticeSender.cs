using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Payments.Sandbox.Journal;
using Payments.Sandbox.Scheduling;

namespace Payments.Sandbox.Rails;

/// <summary>
/// Brings notices to the participants, each at least once: an answer other than 2xx is followed by
/// another try after a pause that doubles. The address is looked up for each try, so that a
/// participant that moved gets what it missed.
/// </summary>
internal sealed partial class NoticeSender : IDisposable
{
    public const string HttpClientName = "Payments.Sandbox.Notices";
    public const string NoticeIdHeader = "X-Rail-Notice-Id";
    private const int SimultaneousMax = 8;

    private readonly ConcurrentDictionary<string, Uri> _addresses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PendingNotice> _waiting = new(
        StringComparer.Ordinal
    );
    private int _undelivered;
    private readonly SemaphoreSlim _slots = new(SimultaneousMax);
    private readonly CancellationTokenSource _stop = new();
    private readonly IHttpClientFactory _http;
    private readonly SandboxJournal _journal;
    private readonly RailSignature _signature;
    private readonly SandboxOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<NoticeSender> _logger;
    private readonly Agenda<PendingNotice> _retries;

    public NoticeSender(
        IHttpClientFactory http,
        SandboxJournal journal,
        RailSignature signature,
        IOptions<SandboxOptions> options,
        TimeProvider time,
        ILogger<NoticeSender> logger
    )
    {
        _http = http;
        _journal = journal;
        _signature = signature;
        _options = options.Value;
        _time = time;
        _logger = logger;
        _retries = new Agenda<PendingNotice>(time, StartWaiting, logger);
    }

    private sealed record PendingNotice(
        string ParticipantId,
        string NoticeId,
        byte[] Body,
        int Tries
    );

    /// <summary>Notices that nobody has taken yet.</summary>
    public int Undelivered => Volatile.Read(ref _undelivered);

    public void Address(string participantId, Uri callbackUrl) =>
        _addresses[participantId] = callbackUrl;

    /// <summary>The participant says that it listens: what waits for it need not wait longer.</summary>
    public void Hurry(string participantId) =>
        StartWaiting([.. _waiting.Values.Where(notice => notice.ParticipantId == participantId)]);

    public void Send(string participantId, NoticeMessage notice)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(notice, SandboxJson.Default.NoticeMessage);
        Interlocked.Increment(ref _undelivered);
        StartAll([new PendingNotice(participantId, notice.NoticeId, body, 0)]);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _retries.Dispose();
        _stop.Dispose();
    }

    private void StartAll(IReadOnlyList<PendingNotice> notices)
    {
        foreach (var notice in notices)
        {
            _ = DeliverAsync(notice, _stop.Token);
        }
    }

    private void StartWaiting(IReadOnlyList<PendingNotice> notices) =>
        StartAll([.. notices.Where(notice => _waiting.TryRemove(new(notice.NoticeId, notice)))]);

    private async Task DeliverAsync(PendingNotice notice, CancellationToken stopping)
    {
        // Off the timer's and the book's thread at once: both hold others up.
        await Task.Yield();
        var address = _addresses[notice.ParticipantId];
        try
        {
            await _slots.WaitAsync(stopping);
            try
            {
                await PostAsync(notice, address, stopping);
                _journal.Append(new NoticeDelivered(notice.NoticeId));
                Interlocked.Decrement(ref _undelivered);
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // The journal still has it as undelivered.
        }
        catch (Exception exception)
        {
            LogRefused(notice.NoticeId, notice.Tries + 1, exception.Message);
            TryLater(notice with { Tries = notice.Tries + 1 }, address);
        }
    }

    private void TryLater(PendingNotice notice, Uri triedAddress)
    {
        _waiting[notice.NoticeId] = notice;
        _retries.Add(_time.GetUtcNow() + PauseAfter(notice.Tries), notice);
        if (_addresses[notice.ParticipantId] != triedAddress)
        {
            // It moved while we knocked at the old door.
            StartWaiting([notice]);
        }
    }

    private async Task PostAsync(PendingNotice notice, Uri address, CancellationToken stopping)
    {
        using var content = new ByteArrayContent(notice.Body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = content;
        request.Headers.Add(NoticeIdHeader, notice.NoticeId);
        request.Headers.TryAddWithoutValidation(RailSignature.Header, _signature.Sign(notice.Body));
        using var client = _http.CreateClient(HttpClientName);
        using var response = await client.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            stopping
        );
        response.EnsureSuccessStatusCode();
    }

    private TimeSpan PauseAfter(int tries)
    {
        var doubled = _options.RetryDelayMin * (1L << Math.Min(tries - 1, 20));
        return doubled < _options.RetryDelayMax ? doubled : _options.RetryDelayMax;
    }

    [LoggerMessage(LogLevel.Warning, "Notice {NoticeId} was not taken at try {Tries}: {Reason}")]
    private partial void LogRefused(string noticeId, int tries, string reason);
}
