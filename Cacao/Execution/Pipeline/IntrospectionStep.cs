namespace Cacao.Execution.Pipeline;

/// <summary>Refuses to show the schema to callers who may not see it.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Introspection</remarks>
internal sealed class IntrospectionStep(ExecutorSettings settings)
{
    public bool Run(RequestState state) =>
        state.Document.Introspection.Count == 0
        || state.Limits.AllowsIntrospection
        || state.Request.AllowsIntrospection
        || state.Refuse(
            ResultKind.ValidationError,
            [.. state.Document.Introspection.Select(settings.Filter)]
        );
}
