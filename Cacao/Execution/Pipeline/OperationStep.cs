using Cacao.Errors;
using Cacao.Language;

namespace Cacao.Execution.Pipeline;

/// <summary>Selects the operation that the request names, and sees whether its transport can answer it.</summary>
/// <remarks>https://spec.graphql.org/September2025/#GetOperation()</remarks>
internal sealed class OperationStep(ExecutorSettings settings)
{
    public bool Run(RequestState state)
    {
        var name = state.Request.OperationName;
        var operation = state.Document.FindOperation(name);
        if (operation is null)
        {
            return state.Refuse(ResultKind.ValidationError, settings.Filter(Missing(state, name)));
        }

        if (operation.RootType is null)
        {
            return state.Refuse(
                ResultKind.ValidationError,
                settings.Filter(NoRoot(operation.Definition))
            );
        }

        state.Operation = operation;
        state.Events?.OperationFound(operation);
        return (state.Request.AllowedOperations & KindOf(operation.Definition.Operation))
                != OperationKinds.None
            || state.Refuse(
                ResultKind.OperationNotAllowed,
                settings.Filter(new Error("The specified operation kind is not allowed."))
            );
    }

    private static Error Missing(RequestState state, string? name)
    {
        if (!string.IsNullOrEmpty(name))
        {
            return new Error($"Unknown operation named \"{name}\".");
        }

        return state.Document.OperationCount == 0
            ? new Error("Must provide an operation.")
            : new Error("Must provide operation name if query contains multiple operations.");
    }

    private static IError NoRoot(OperationDefinitionNode operation) =>
        ErrorBuilder
            .New()
            .SetMessage(
                $"Schema is not configured to execute {operation.Operation.Keyword()} operation."
            )
            .AddLocation(operation)
            .Build();

    private static OperationKinds KindOf(OperationType kind) =>
        kind switch
        {
            OperationType.Query => OperationKinds.Query,
            OperationType.Mutation => OperationKinds.Mutation,
            _ => OperationKinds.Subscription,
        };
}
