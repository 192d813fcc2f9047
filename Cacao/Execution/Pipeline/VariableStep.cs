using System.Runtime.InteropServices;
using System.Text.Json;
using Cacao.Errors;
using Cacao.Execution.Coercion;

namespace Cacao.Execution.Pipeline;

/// <summary>Coerces the variables and picks the plan that fits their <c>@skip</c> and <c>@include</c>.</summary>
internal sealed class VariableStep(ExecutorSettings settings)
{
    public bool Run(RequestState state)
    {
        var given = state.Request.Variables;
        if (
            given.ValueKind is JsonValueKind.Object
            && JsonMarshal.GetRawUtf8Value(given).Length > state.Limits.MaxVariablesBytes
        )
        {
            return state.Refuse(ResultKind.VariableError, settings.Filter(TooLarge(state.Limits)));
        }

        var variables = Coerce(state, out var errors);
        if (variables is null)
        {
            return state.Refuse(ResultKind.VariableError, [.. errors.Select(settings.Filter)]);
        }

        state.Variables = variables;
        try
        {
            state.Plan = state.Operation.PlanFor(
                variables,
                state.Request.Incremental is not IncrementalFormat.None,
                state.Events
            );
            return true;
        }
        catch (GraphQLException exception)
        {
            // A condition of a root field is null: execution has begun, and failed as a whole.
            return state.RefuseWithNullData([.. exception.Errors.Select(settings.Filter)]);
        }
    }

    private static VariableValues? Coerce(RequestState state, out IReadOnlyList<IError> errors)
    {
        using var span = state.Events?.CoerceVariables();
        return state.Operation.Variables.Coerce(
            state.Request.Variables,
            state.Request.Files,
            out errors
        );
    }

    private static Error TooLarge(CallerLimits limits) =>
        new($"The variables are larger than {limits.MaxVariablesBytes} bytes.")
        {
            Code = ErrorCodes.VariablesTooLarge,
        };
}
