using System.Globalization;
using System.Text;
using Cacao.Execution;

namespace Cacao.AspNetCore.Http;

/// <summary>The result of one operation of a batch.</summary>
/// <param name="Operation">The result, to be disposed by who writes it.</param>
/// <param name="RequestIndex">Which of the requests; null when the batch is one request.</param>
/// <param name="VariableIndex">Which set of variables; null when there is no list of them.</param>
/// <param name="IsLast">The last of its request.</param>
internal readonly record struct BatchResult(
    OperationResult Operation,
    int? RequestIndex,
    int? VariableIndex,
    bool IsLast
)
{
    /// <summary>The beginning of the result object that says where it belongs.</summary>
    public ReadOnlyMemory<byte> Lead()
    {
        var text = new StringBuilder("{");
        if (RequestIndex is { } request)
        {
            text.Append(CultureInfo.InvariantCulture, $"\"requestIndex\":{request},");
        }

        if (VariableIndex is { } variables)
        {
            text.Append(CultureInfo.InvariantCulture, $"\"variableIndex\":{variables},");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
