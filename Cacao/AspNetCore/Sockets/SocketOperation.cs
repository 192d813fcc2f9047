using Cacao.AspNetCore.Http;
using Cacao.Errors;
using Cacao.Execution;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cacao.AspNetCore.Sockets;

/// <summary>One operation of a connection, from subscribe to complete.</summary>
internal sealed partial class SocketOperation(
    string id,
    SocketSession session,
    SocketSender sender,
    EndpointEnvironment environment
) : IDisposable
{
#pragma warning disable S2930 // Not disposed: the client may stop an operation that has just ended.
    private readonly CancellationTokenSource _stopping = new();
#pragma warning restore S2930
    private CancellationTokenRegistration _ending;
    private volatile bool _stopped;

    public string Id { get; } = id;

    /// <summary>The client has completed it: nothing more is sent.</summary>
    public bool IsStopped => _stopped;

    public void Stop()
    {
        _stopped = true;
        // Not on this thread, which reads the client's messages.
        _ = _stopping.CancelAsync();
    }

    public async Task RunAsync(RequestMembers members)
    {
        _ending = sender.Closing.Register(Stop);
        try
        {
            using (members)
            {
                await using var scope = environment.Scopes.CreateAsyncScope();
                await RunAsync(members, scope.ServiceProvider);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            session.Forget(this);
        }
        catch (GraphQLException exception)
        {
            await RefuseAsync(exception.Errors);
        }
        catch (Exception exception)
        {
            LogFault(environment.Logger, exception);
            environment.Events?.WebSocketSessionError(session.HttpContext, exception);
            await RefuseAsync([TransportError.Fault.ToError()]);
        }
    }

    public void Dispose() => _ending.Dispose();

    private async Task RunAsync(RequestMembers members, IServiceProvider services)
    {
        members.Incremental = environment.Options.IncrementalFormat;
        var builder = members.ToBuilder(
            services,
            session.Connection.HttpContext.User,
            OperationKinds.All
        );
        await environment.SocketInterceptor.OnRequestAsync(session, Id, builder, _stopping.Token);
        var result = await ExecuteAsync(builder.Build());
        if (result is ResponseStream stream)
        {
            await using (stream)
            {
                await ForwardAsync(stream);
            }

            await CompleteAsync();
        }
        else
        {
            await AnswerAsync((OperationResult)result);
        }
    }

    private async ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request)
    {
        using var span = environment.Events?.ExecuteSocketOperation(session.HttpContext);
        return await environment.Executor.ExecuteAsync(request, _stopping.Token);
    }

    private async Task ForwardAsync(ResponseStream stream)
    {
        await using var stopping = stream.EndWith(environment.Stopping);
        await foreach (var result in stream.ReadResultsAsync(_stopping.Token))
        {
            await sender.SendAsync(new ServerMessage.Next(this, result));
        }
    }

    private async Task AnswerAsync(OperationResult result)
    {
        if (result.Kind is ResultKind.Data or ResultKind.DataNull)
        {
            await sender.SendAsync(new ServerMessage.Next(this, result));
            await CompleteAsync();
            return;
        }

        session.Forget(this);
        await sender.SendAsync(new ServerMessage.Refusal(this, result));
    }

    /// <summary>Frees the id first: a client may use it again as soon as it reads of the end.</summary>
    private async Task CompleteAsync()
    {
        session.Forget(this);
        await sender.SendAsync(new ServerMessage.Complete(this));
    }

    private async Task RefuseAsync(IReadOnlyList<IError> errors)
    {
        session.Forget(this);
        if (!_stopped)
        {
            await sender.SendAsync(new ServerMessage.Error(Id, errors));
        }
    }

    [LoggerMessage(
        22,
        LogLevel.Error,
        "An operation by socket failed outside of its execution.",
        EventName = "SocketOperationFault"
    )]
    private static partial void LogFault(ILogger logger, Exception exception);
}
