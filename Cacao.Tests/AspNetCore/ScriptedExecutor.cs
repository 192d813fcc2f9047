using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Cacao.Errors;
using Cacao.Execution;
using Cacao.Json;
using Cacao.Types.Model;

namespace Cacao.Tests.AspNetCore;

/// <summary>Answers a few documents as the real executor would, so that transports stand alone.</summary>
internal sealed class ScriptedExecutor : IRequestExecutor
{
    private int _openStreams;

    public Schema Schema => throw new NotSupportedException();

    public int OpenStreams => Volatile.Read(ref _openStreams);

    public OperationRequest? LastRequest { get; private set; }

    /// <summary>What <c>subscription live</c> streams.</summary>
    public Channel<int> Live { get; } = Channel.CreateUnbounded<int>();

    /// <summary>Ends <c>query slow</c>.</summary>
    public TaskCompletionSource Slow { get; } = new();

    public async ValueTask<ExecutionResult> ExecuteAsync(
        OperationRequest request,
        CancellationToken cancellationToken = default
    )
    {
        LastRequest = request;
        var document = Encoding.UTF8.GetString(request.Document.Span);
        if (!request.AllowedOperations.HasFlag(KindOf(document)))
        {
            return Refusal(ResultKind.OperationNotAllowed, "not allowed");
        }

        switch (document)
        {
            case "{ hello }":
            case "mutation hello":
                return Data("{\"hello\":\"world\"}");
            case "{ partial }":
                return Write(
                    "{\"errors\":[{\"message\":\"half\"}],\"data\":{\"partial\":null}}",
                    ResultKind.Data,
                    [new Error("half")]
                );
            case "{ nothing }":
                return Write(
                    "{\"errors\":[{\"message\":\"all\"}],\"data\":null}",
                    ResultKind.DataNull,
                    [new Error("all")]
                );
            case "{ echo }":
                return Data(
                    $"{{\"name\":{JsonSerializer.Serialize(request.OperationName)},"
                        + $"\"variables\":{Raw(request.Variables)},"
                        + $"\"extensions\":{Raw(request.Extensions)}}}"
                );
            case "{ user }":
                return Data(
                    $"{{\"user\":{JsonSerializer.Serialize(request.User?.Identity?.Name)}}}"
                );
            case "{ crash }":
                throw new InvalidOperationException("hunter2");
            case "query slow":
                await Slow.Task.WaitAsync(cancellationToken);
                return Data("{\"slow\":true}");
            case "{ invalid }":
                return Refusal(ResultKind.ValidationError, "invalid");
            case "{ variable }":
                return Refusal(ResultKind.VariableError, "variable");
            case "{ denied }":
                return Refusal(ResultKind.NotAuthorized, "denied");
            case "{ late }":
                return Refusal(ResultKind.Timeout, "late");
            case "subscription three":
                return new Stream(this, Count(3, cancellationToken));
            case "subscription endless":
                return new Stream(this, Count(int.MaxValue, cancellationToken));
            case "subscription live":
                return new Stream(this, Live.Reader.ReadAllAsync(cancellationToken));
            default:
                return Refusal(ResultKind.SyntaxError, "syntax");
        }
    }

    private static string Raw(JsonElement element) =>
        element.ValueKind is JsonValueKind.Undefined ? "null" : element.GetRawText();

    private static OperationKinds KindOf(string document) =>
        document.StartsWith("mutation", StringComparison.Ordinal) ? OperationKinds.Mutation
        : document.StartsWith("subscription", StringComparison.Ordinal)
            ? OperationKinds.Subscription
        : OperationKinds.Query;

    private static OperationResult Data(string data) =>
        Write($"{{\"data\":{data}}}", ResultKind.Data, []);

    private static OperationResult Refusal(ResultKind kind, string message) =>
        Write($"{{\"errors\":[{{\"message\":\"{message}\"}}]}}", kind, [new Error(message)]);

    private static OperationResult Write(string json, ResultKind kind, IReadOnlyList<IError> errors)
    {
        var writer = new JsonResponseWriter(256);
        writer.WriteRaw(Encoding.UTF8.GetBytes(json));
        return new(writer, kind, errors);
    }

    private static async IAsyncEnumerable<int> Count(
        int count,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (var i = 1; i <= count; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellationToken);
            yield return i;
        }
    }

    private sealed class Stream : SubscriptionResult
    {
        private readonly ScriptedExecutor _executor;
        private readonly IAsyncEnumerable<int> _source;
        private readonly CancellationTokenSource _ending = new();
        private string? _reason;

        public Stream(ScriptedExecutor executor, IAsyncEnumerable<int> source)
        {
            (_executor, _source) = (executor, source);
            Interlocked.Increment(ref executor._openStreams);
        }

        public override void End(string code, string message)
        {
            _reason =
                $"{{\"errors\":[{{\"message\":\"{message}\",\"extensions\":{{\"code\":\"{code}\"}}}}]}}";
            _ = _ending.CancelAsync();
        }

        public override async IAsyncEnumerable<OperationResult> ReadResultsAsync(
            [EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(
                cancellationToken,
                _ending.Token
            );
            await using var items = _source.GetAsyncEnumerator(either.Token);
            while (await MoveNextAsync(items))
            {
                yield return Data($"{{\"count\":{items.Current}}}");
            }

            if (_reason is not null)
            {
                yield return Write(_reason, ResultKind.ValidationError, []);
            }
        }

        private async Task<bool> MoveNextAsync(IAsyncEnumerator<int> items)
        {
            try
            {
                return await items.MoveNextAsync();
            }
            catch (OperationCanceledException) when (_ending.IsCancellationRequested)
            {
                return false;
            }
        }

        public override ValueTask DisposeAsync()
        {
            Interlocked.Decrement(ref _executor._openStreams);
            _ending.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
