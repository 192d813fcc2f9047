namespace Cacao.Language;

/// <summary>Kinds of operations as the language writes them.</summary>
internal static class OperationKeyword
{
    public static string Keyword(this OperationType operation) =>
        operation switch
        {
            OperationType.Query => "query",
            OperationType.Mutation => "mutation",
            OperationType.Subscription => "subscription",
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
        };
}
