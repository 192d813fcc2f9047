using Cacao.Json;

namespace Cacao.Execution.Cost;

/// <summary>Tells the cost of an operation in <c>extensions</c>, which stand last in the response.</summary>
internal static class CostJson
{
    /// <param name="result">Consumed.</param>
    /// <param name="operationCost">As <c>operationCost</c>, for those who asked; null for none.</param>
    /// <param name="cost">As <c>cost</c>, with what would have been allowed; null for none.</param>
    /// <param name="limits">What would have been allowed.</param>
    public static async ValueTask<OperationResult> AddAsync(
        OperationResult result,
        OperationCost? operationCost,
        OperationCost? cost,
        CallerLimits limits
    )
    {
        var json = new JsonResponseWriter(result.Json.Length + 256);
        json.WriteRaw(result.Json.Span[..^1]);
        json.WriteByte((byte)',');
        WriteExtensions(json, operationCost, cost, limits);
        var kind = result.Kind;
        var errors = result.Errors;
        await result.DisposeAsync();
        return new(json, kind, errors);
    }

    /// <summary>The cost alone, of an operation that is not to run.</summary>
    public static OperationResult Only(OperationCost operationCost, CallerLimits limits)
    {
        var json = new JsonResponseWriter(256);
        json.WriteByte((byte)'{');
        WriteExtensions(json, operationCost, cost: null, limits);
        return new(json, ResultKind.Data, []);
    }

    private static void WriteExtensions(
        JsonResponseWriter json,
        OperationCost? operationCost,
        OperationCost? cost,
        CallerLimits limits
    )
    {
        json.WriteRaw("\"extensions\":{"u8);
        if (operationCost is { } told)
        {
            json.WriteRaw("\"operationCost\":{\"fieldCost\":"u8);
            json.WriteNumber(told.Field);
            json.WriteRaw(",\"typeCost\":"u8);
            json.WriteNumber(told.Type);
            json.WriteByte((byte)'}');
        }

        if (cost is { } budgeted)
        {
            json.WriteRaw(operationCost is null ? "\"cost\":{"u8 : ",\"cost\":{"u8);
            json.WriteRaw("\"fieldCost\":"u8);
            json.WriteNumber(budgeted.Field);
            json.WriteRaw(",\"maxFieldCost\":"u8);
            json.WriteNumber(limits.MaxFieldCost);
            json.WriteRaw(",\"typeCost\":"u8);
            json.WriteNumber(budgeted.Type);
            json.WriteRaw(",\"maxTypeCost\":"u8);
            json.WriteNumber(limits.MaxTypeCost);
            json.WriteByte((byte)'}');
        }

        json.WriteRaw("}}"u8);
    }
}
