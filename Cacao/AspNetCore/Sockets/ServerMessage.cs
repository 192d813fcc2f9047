using System.Text.Json;
using Cacao.Errors;
using Cacao.Execution;
using Cacao.Json;

namespace Cacao.AspNetCore.Sockets;

/// <summary>One message to the client, written when its turn comes.</summary>
internal abstract record ServerMessage
{
    /// <summary>False when the client has meanwhile lost interest.</summary>
    public virtual bool IsWanted => true;

    public abstract void Write(JsonResponseWriter writer);

    /// <summary>Written or not, the message is done with.</summary>
    public virtual ValueTask ReleaseAsync() => ValueTask.CompletedTask;

    public sealed record Acknowledge : ServerMessage
    {
        public override void Write(JsonResponseWriter writer) =>
            writer.WriteRaw("{\"type\":\"connection_ack\"}"u8);
    }

    public sealed record Ping : ServerMessage
    {
        public override void Write(JsonResponseWriter writer) =>
            writer.WriteRaw("{\"type\":\"ping\"}"u8);
    }

    /// <param name="Payload">That of the ping, sent back.</param>
    public sealed record Pong(byte[] Payload) : ServerMessage
    {
        public override void Write(JsonResponseWriter writer)
        {
            writer.WriteRaw("{\"type\":\"pong\""u8);
            if (Payload.Length > 0)
            {
                writer.WriteRaw(",\"payload\":"u8);
                writer.WriteRaw(Payload);
            }

            writer.WriteByte((byte)'}');
        }
    }

    public sealed record Next(SocketOperation Operation, OperationResult Result) : ServerMessage
    {
        public override bool IsWanted => !Operation.IsStopped;

        public override void Write(JsonResponseWriter writer)
        {
            WriteStart(writer, Operation.Id, "next"u8);
            writer.WriteRaw(",\"payload\":"u8);
            writer.WriteRaw(Result.Json.Span);
            writer.WriteByte((byte)'}');
        }

        public override ValueTask ReleaseAsync() => Result.DisposeAsync();
    }

    /// <summary>The operation was never executed: the errors of its result.</summary>
    public sealed record Refusal(SocketOperation Operation, OperationResult Result) : ServerMessage
    {
        public override bool IsWanted => !Operation.IsStopped;

        public override void Write(JsonResponseWriter writer)
        {
            WriteStart(writer, Operation.Id, "error"u8);
            writer.WriteRaw(",\"payload\":"u8);
            writer.WriteRaw(ErrorsOf(Result.Json.Span));
            writer.WriteByte((byte)'}');
        }

        public override ValueTask ReleaseAsync() => Result.DisposeAsync();

        private static ReadOnlySpan<byte> ErrorsOf(ReadOnlySpan<byte> response)
        {
            var reader = new Utf8JsonReader(response);
            reader.Read();
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var found = reader.ValueTextEquals("errors"u8);
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                if (found)
                {
                    return response[start..(int)reader.BytesConsumed];
                }
            }

            return "[{\"message\":\"The operation was refused.\"}]"u8;
        }
    }

    /// <summary>The transport itself refuses the operation.</summary>
    public sealed record Error(string Id, IReadOnlyList<IError> Errors) : ServerMessage
    {
        public override void Write(JsonResponseWriter writer)
        {
            WriteStart(writer, Id, "error"u8);
            writer.WriteRaw(",\"payload\":"u8);
            ErrorJson.Write(writer, Errors);
            writer.WriteByte((byte)'}');
        }
    }

    public sealed record Complete(SocketOperation Operation) : ServerMessage
    {
        public override bool IsWanted => !Operation.IsStopped;

        public override void Write(JsonResponseWriter writer)
        {
            WriteStart(writer, Operation.Id, "complete"u8);
            writer.WriteByte((byte)'}');
        }
    }

    private static void WriteStart(JsonResponseWriter writer, string id, ReadOnlySpan<byte> type)
    {
        writer.WriteRaw("{\"id\":"u8);
        writer.WriteString(id);
        writer.WriteRaw(",\"type\":\""u8);
        writer.WriteRaw(type);
        writer.WriteByte((byte)'"');
    }
}
