using System.Text;
using Microsoft.AspNetCore.Http;

namespace Cacao.AspNetCore.Http;

/// <summary>Reads a request out of the parameters of a GET.</summary>
internal static class QueryStringReader
{
    /// <summary>Empty parameters count as absent. Throws <see cref="RequestFormatException"/>.</summary>
    public static RequestMembers Read(IQueryCollection query)
    {
        var members = new RequestMembers
        {
            DocumentId = Text(query, "documentId") ?? Text(query, "id") ?? Text(query, "doc_id"),
            OperationName = Text(query, "operationName"),
            Variables = RequestReader.ReadObject("variables", Text(query, "variables")),
            Extensions = RequestReader.ReadObject("extensions", Text(query, "extensions")),
        };
        if (Text(query, "query") is { } document)
        {
            members.SetDocument(Encoding.UTF8.GetBytes(document));
        }

        return members.NamesDocument ? members : throw RequestFormatException.NoDocument();
    }

    private static string? Text(IQueryCollection query, string name) =>
        query.TryGetValue(name, out var values) && values[^1] is { Length: > 0 } text ? text : null;
}
