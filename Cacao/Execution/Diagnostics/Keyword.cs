using Cacao.Language;

namespace Cacao.Execution.Diagnostics;

/// <summary>Kinds of operations as the language names them.</summary>
internal static class Keyword
{
    /// <summary><c>unknown</c> where the document has not told.</summary>
    public static string Of(OperationType? type) =>
        type switch
        {
            OperationType.Query => "query",
            OperationType.Mutation => "mutation",
            OperationType.Subscription => "subscription",
            _ => "unknown",
        };
}
