using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using Cacao.AspNetCore.Http;
using Cacao.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cacao.AspNetCore.Sockets;

/// <summary>The graphql-transport-ws protocol on one socket.</summary>
/// <remarks>https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md</remarks>
internal sealed partial class SocketSession : ISocketSession, ISocketConnection, IAsyncDisposable
{
    /// <summary>How long the client may take to answer a close frame.</summary>
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How long operations may go on when the server stops.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    private readonly WebSocket _socket;
    private readonly EndpointEnvironment _environment;
    private readonly GraphQLSocketOptions _options;
    private readonly SocketSender _sender;
    private readonly SocketReceiver _receiver;
    private readonly ConcurrentDictionary<string, SocketOperation> _operations = new(
        StringComparer.Ordinal
    );
    private readonly ConcurrentDictionary<SocketOperation, Task> _running = new();
    private Task? _initializing;
    private volatile bool _acknowledged;

    public SocketSession(WebSocket socket, HttpContext context, EndpointEnvironment environment)
    {
        _socket = socket;
        _environment = environment;
        _options = environment.Options.Sockets;
        HttpContext = context;
        _sender = new(socket, _options, environment.Time);
        _receiver = new(socket, _options.MaxMessageBytes);
    }

    public ISocketConnection Connection => this;

    public HttpContext HttpContext { get; }

    public IDictionary<string, object?> ContextData { get; } =
        new ConcurrentDictionary<string, object?>(StringComparer.Ordinal);

    public ValueTask CloseAsync(
        string message,
        int code,
        CancellationToken cancellationToken = default
    )
    {
        Close(new(code, message));
        return ValueTask.CompletedTask;
    }

    public void Close(SocketClose close) => _sender.Close(close);

    /// <summary>Frees the id of an operation that has ended.</summary>
    public void Forget(SocketOperation operation) =>
        _operations.TryRemove(new(operation.Id, operation));

    public async Task RunAsync()
    {
        var sending = _sender.RunAsync();
        var watching = WatchInitializationAsync();
        await using var stopping = _environment.Stopping.Register(() => _ = LeaveAsync());
        await using var impatience = _sender.Closing.Register(AbortLater);
        try
        {
            await ReceiveAsync();
        }
        finally
        {
            Close(SocketClose.Normal);
            await sending;
            if (_sender.Reason == SocketClose.SlowConsumer)
            {
                _environment.Events?.WebSocketSlowConsumer(HttpContext);
            }

            await watching;
            await (_initializing ?? Task.CompletedTask);
            await Task.WhenAll(_running.Values);
            await _environment.SocketInterceptor.OnCloseAsync(this, CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync()
    {
        _sender.Dispose();
        _receiver.Dispose();
        return ValueTask.CompletedTask;
    }

    private int MaxOperations => _environment.MaxSocketOperations(HttpContext);

    private async Task ReceiveAsync()
    {
        while (true)
        {
            var outcome = await _receiver.ReadAsync();
            if (outcome is SocketReceiver.Outcome.End)
            {
                return;
            }

            if (outcome is SocketReceiver.Outcome.TooBig)
            {
                Close(SocketClose.MessageTooBig);
                continue;
            }

            // After our close frame only that of the client counts.
            if (!_sender.Closing.IsCancellationRequested)
            {
                await HandleAsync(_receiver.Message);
            }
        }
    }

    private async ValueTask HandleAsync(ReadOnlyMemory<byte> json)
    {
        if (!ClientMessage.TryRead(json, out var message, out var problem))
        {
            Close(SocketClose.Invalid(problem));
            return;
        }

        switch (message.Type)
        {
            case ClientMessageType.ConnectionInit when _initializing is not null:
                Close(SocketClose.TooManyInitializations);
                break;
            case ClientMessageType.ConnectionInit:
                // Beside the reading: a decision may take its time, and what comes meanwhile is answered.
                _initializing = InitializeAsync(new MessagePayload(message.Payload));
                break;
            case ClientMessageType.Ping:
                await _sender.SendAsync(new ServerMessage.Pong(message.Payload.ToArray()));
                break;
            case ClientMessageType.Subscribe when !_acknowledged:
                Close(SocketClose.Unauthorized);
                break;
            case ClientMessageType.Subscribe:
                await SubscribeAsync(message);
                break;
            case ClientMessageType.Complete
                when _operations.TryRemove(message.Id, out var operation):
                operation.Stop();
                break;
        }
    }

    private async Task InitializeAsync(MessagePayload payload)
    {
        try
        {
            // Not waited for once the connection ends, whether or not the interceptor looks at the token.
            var status = await _environment
                .SocketInterceptor.OnConnectAsync(this, payload, _sender.Closing)
                .AsTask()
                .WaitAsync(_sender.Closing);
            if (!status.IsAccepted)
            {
                Close(new(status.Code, status.Message ?? "Forbidden"));
                return;
            }
        }
        catch (OperationCanceledException) when (_sender.Closing.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            LogFault(_environment.Logger, exception);
            _environment.Events?.WebSocketSessionError(HttpContext, exception);
            Close(SocketClose.Fault);
            return;
        }

        _acknowledged = true;
        await _sender.SendAsync(new ServerMessage.Acknowledge());
    }

    private async ValueTask SubscribeAsync(ClientMessage message)
    {
        RequestMembers members;
        try
        {
            // A copy: the operation outlives the buffer of the message.
            members = RequestReader.ReadOne(message.Payload.ToArray());
        }
        catch (RequestFormatException exception)
        {
            Close(SocketClose.Invalid(exception.Message));
            return;
        }

        if (_operations.ContainsKey(message.Id))
        {
            Close(SocketClose.Duplicate(message.Id));
            return;
        }

        if (_operations.Count >= MaxOperations)
        {
            await _sender.SendAsync(new ServerMessage.Error(message.Id, [TooManyOperations()]));
            return;
        }

        if (_environment.Stopping.IsCancellationRequested)
        {
            await _sender.SendAsync(new ServerMessage.Error(message.Id, [Shutdown.Error]));
            return;
        }

        Start(message.Id, members);
    }

    /// <summary>Runs it beside the reading of further messages.</summary>
    private void Start(string id, RequestMembers members)
    {
        var operation = new SocketOperation(id, this, _sender, _environment);
        _operations[id] = operation;
        var started = new TaskCompletionSource();
        var running = Task.Run(
            async () =>
            {
                await started.Task;
                await operation.RunAsync(members);
                operation.Dispose();
                _running.TryRemove(operation, out _);
            },
            CancellationToken.None
        );
        _running[operation] = running;
        started.SetResult();
    }

    /// <summary>Subscriptions end with the reason, queries may finish; then the socket closes.</summary>
    private async Task LeaveAsync()
    {
        try
        {
            await Task.WhenAll(_running.Values)
                .WaitAsync(StopTimeout, _environment.Time, _sender.Closing);
        }
        catch (TimeoutException)
        {
            // What still runs is cancelled with the connection.
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _sender.CloseAfterQueue(SocketClose.GoingAway);
    }

    private async Task WatchInitializationAsync()
    {
        try
        {
            await Task.Delay(
                _options.ConnectionInitializationTimeout,
                _environment.Time,
                _sender.Closing
            );
            if (!_acknowledged)
            {
                Close(SocketClose.InitializationTimeout);
                return;
            }

            await KeepAliveAsync();
        }
        catch (OperationCanceledException) when (_sender.Closing.IsCancellationRequested)
        {
            // The connection has ended.
        }
    }

    private async Task KeepAliveAsync()
    {
        if (_options.KeepAliveInterval <= TimeSpan.Zero)
        {
            return;
        }

        using var timer = new PeriodicTimer(_options.KeepAliveInterval, _environment.Time);
        while (await timer.WaitForNextTickAsync(_sender.Closing))
        {
            await _sender.SendAsync(new ServerMessage.Ping());
        }
    }

    /// <summary>A client that does not answer the close frame is not waited for.</summary>
    private void AbortLater() =>
        _ = Task.Delay(CloseTimeout, _environment.Time, CancellationToken.None)
            .ContinueWith(
                _ => _socket.Abort(),
                CancellationToken.None,
                TaskContinuationOptions.None,
                TaskScheduler.Default
            );

    private Error TooManyOperations() =>
        new Error($"A connection may run {MaxOperations} operations at once.")
        {
            Code = "TOO_MANY_OPERATIONS",
        };

    [LoggerMessage(
        21,
        LogLevel.Error,
        "A socket could not be initialized.",
        EventName = "SocketInitFault"
    )]
    private static partial void LogFault(ILogger logger, Exception exception);

    private sealed class MessagePayload(ReadOnlyMemory<byte> json) : IOperationMessagePayload
    {
        public JsonElement Payload { get; } = json.IsEmpty ? default : JsonElement.Parse(json.Span);

        public T? As<T>()
            where T : class =>
            Payload.ValueKind is JsonValueKind.Undefined
                ? null
                : Payload.Deserialize<T>(JsonSerializerOptions.Web);
    }
}
