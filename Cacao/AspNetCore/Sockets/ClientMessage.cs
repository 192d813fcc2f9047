using System.Text.Json;
using System.Text.Unicode;
using Cacao.Json;

namespace Cacao.AspNetCore.Sockets;

internal enum ClientMessageType
{
    ConnectionInit,
    Ping,
    Pong,
    Subscribe,
    Complete,
}

/// <summary>One message of the client; the payload lies in the buffer that it was read from.</summary>
internal readonly record struct ClientMessage(
    ClientMessageType Type,
    string Id,
    ReadOnlyMemory<byte> Payload
)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };

    /// <summary>False, and what is wrong, when the message is not one of the protocol.</summary>
    public static bool TryRead(
        ReadOnlyMemory<byte> json,
        out ClientMessage message,
        out string problem
    )
    {
        message = default;
        problem = "Invalid message: not JSON";
        if (!Utf8.IsValid(json.Span))
        {
            return false;
        }

        if (JsonText.HasTornEscape(json.Span))
        {
            problem = "Invalid message: half of a surrogate pair";
            return false;
        }

        try
        {
            return TryReadMembers(json, out message, out problem);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool TryReadMembers(
        ReadOnlyMemory<byte> json,
        out ClientMessage message,
        out string problem
    )
    {
        message = default;
        var reader = new Utf8JsonReader(json.Span, Options);
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            problem = "Invalid message: not a JSON object";
            return false;
        }

        var members = default(Members);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            members.Read(ref reader, json);
        }

        reader.Read();
        return members.TryComplete(out message, out problem);
    }

    private struct Members
    {
        private ClientMessageType? _type;
        private string? _id;
        private JsonTokenType _payloadType;
        private ReadOnlyMemory<byte> _payload;

        public void Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                _type = TypeOf(ref reader);
                reader.Skip();
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                _id = reader.TokenType is JsonTokenType.String ? reader.GetString() : null;
                reader.Skip();
            }
            else
            {
                var isPayload = reader.ValueTextEquals("payload"u8);
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                var type = reader.TokenType;
                reader.Skip();
                if (isPayload)
                {
                    _payloadType = type;
                    _payload =
                        type is JsonTokenType.StartObject
                            ? json[start..(int)reader.BytesConsumed]
                            : default;
                }
            }
        }

        public readonly bool TryComplete(out ClientMessage message, out string problem)
        {
            message = new(_type.GetValueOrDefault(), _id ?? "", _payload);
            problem =
                _type is null ? "Invalid message: unknown type"
                : _type is ClientMessageType.Subscribe or ClientMessageType.Complete
                && _id is not { Length: > 0 }
                    ? "Invalid message: `id` must be a string that is not empty"
                : _payloadType
                    is not (JsonTokenType.None or JsonTokenType.Null or JsonTokenType.StartObject)
                    ? "Invalid message: `payload` must be an object"
                : _type is ClientMessageType.Subscribe && _payload.IsEmpty
                    ? "Invalid message: `payload` is missing"
                : "";
            return problem.Length == 0;
        }

        private static ClientMessageType? TypeOf(ref Utf8JsonReader reader) =>
            reader.TokenType is not JsonTokenType.String ? null
            : reader.ValueTextEquals("subscribe"u8) ? ClientMessageType.Subscribe
            : reader.ValueTextEquals("complete"u8) ? ClientMessageType.Complete
            : reader.ValueTextEquals("ping"u8) ? ClientMessageType.Ping
            : reader.ValueTextEquals("pong"u8) ? ClientMessageType.Pong
            : reader.ValueTextEquals("connection_init"u8) ? ClientMessageType.ConnectionInit
            : null;
    }
}
