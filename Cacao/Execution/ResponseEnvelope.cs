using Cacao.Errors;
using Cacao.Json;

namespace Cacao.Execution;

/// <summary>Puts <c>errors</c> before <c>data</c>, where clients and people look first.</summary>
internal static class ResponseEnvelope
{
    /// <summary>Takes <c>{"data":…}</c>; there are errors in few responses, so only those are copied.</summary>
    public static JsonResponseWriter Complete(JsonResponseWriter data, IReadOnlyList<IError> errors)
    {
        if (errors.Count == 0)
        {
            return data;
        }

        var whole = new JsonResponseWriter(data.Position + 512);
        WriteErrors(whole, errors);
        whole.WriteByte((byte)',');
        whole.WriteRaw(data.WrittenSpan[1..]);
        data.Dispose();
        return whole;
    }

    /// <summary>A response without data: the operation never started.</summary>
    public static OperationResult Refusal(ResultKind kind, IReadOnlyList<IError> errors)
    {
        var json = new JsonResponseWriter(512);
        WriteErrors(json, errors);
        json.WriteByte((byte)'}');
        return new OperationResult(json, kind, errors);
    }

    /// <summary>Execution has begun and left nothing.</summary>
    public static OperationResult NullData(IReadOnlyList<IError> errors)
    {
        var data = new JsonResponseWriter(64);
        data.WriteRaw("{\"data\":null}"u8);
        return new OperationResult(Complete(data, errors), ResultKind.DataNull, errors);
    }

    private static void WriteErrors(JsonResponseWriter json, IReadOnlyList<IError> errors)
    {
        json.WriteRaw("{\"errors\":"u8);
        ErrorJson.Write(json, errors);
    }
}
