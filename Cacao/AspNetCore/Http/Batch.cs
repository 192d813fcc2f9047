using Cacao.Types.Authoring;
using Microsoft.AspNetCore.Http;

namespace Cacao.AspNetCore.Http;

/// <summary>
/// The operations of one request: a JSON array of requests, several operations of one document
/// (<c>?batchOperations=[A,B]</c>), several sets of variables (<c>"variables": [{…}, {…}]</c>), or
/// those together.
/// </summary>
/// <param name="requests">In the order of the request.</param>
/// <param name="isList">More than one request was asked for, so that results are told apart by it.</param>
internal sealed class Batch(IReadOnlyList<Batch.Request> requests, bool isList) : IDisposable
{
    private const string OperationsParameter = "batchOperations";

    public IReadOnlyList<Request> Requests => requests;

    public bool IsList => isList;

    /// <summary>Whether this may be a batch, without reading the body.</summary>
    public static bool IsAnnounced(HttpRequest request) =>
        request.QueryString.HasValue && request.Query.ContainsKey(OperationsParameter);

    /// <summary>Throws <see cref="RequestFormatException"/>.</summary>
    public static Batch Read(
        HttpRequest request,
        ReadOnlyMemory<byte> json,
        IReadOnlyDictionary<string, IFile>? files,
        int maxSize
    )
    {
        if (!IsAnnounced(request))
        {
            var list = RequestReader.ReadBatch(json, maxSize);
            list.ForEach(each => each.Files = files);
            return new(Limit(list, maxSize), isList: true);
        }

        var names = ReadOperations(request.Query[OperationsParameter].ToString());
        var members = RequestReader.ReadOne(json);
        members.Files = files;
        return new(Limit([.. names.Select(members.ForOperation)], maxSize), isList: true);
    }

    /// <summary>One request with several sets of variables.</summary>
    public static Batch OfVariables(RequestMembers members, int maxSize) =>
        new(Limit([members], maxSize), isList: false);

    public void Dispose()
    {
        foreach (var request in requests)
        {
            request.Dispose();
        }
    }

    /// <summary>What counts is what is executed, however it was asked for.</summary>
    private static List<Request> Limit(IReadOnlyList<RequestMembers> requests, int maxSize)
    {
        var count = 0;
        foreach (var members in requests)
        {
            count += members.HasVariableSets ? members.Variables.GetArrayLength() : 1;
            if (count > maxSize)
            {
                throw RequestFormatException.BatchTooLarge(maxSize);
            }
        }

        return [.. requests.Select(members => new Request(members))];
    }

    private static List<string> ReadOperations(string text)
    {
        List<string> names = text is ['[', .. var inner, ']']
            ? [.. inner.Split(',').Select(static name => name.Trim())]
            : [];
        return names.Count > 0 && names.TrueForAll(IsName)
            ? names
            : throw RequestFormatException.BadBatch(
                $"`{OperationsParameter}` must list operations, such as [A,B]."
            );
    }

    private static bool IsName(string text) =>
        text.Length > 0
        && !char.IsAsciiDigit(text[0])
        && text.All(static letter => letter == '_' || char.IsAsciiLetterOrDigit(letter));

    /// <summary>One request of a batch, to be executed once for each set of its variables.</summary>
    public sealed class Request(RequestMembers members) : IDisposable
    {
        public bool HasVariableSets => members.HasVariableSets;

        public int Count => HasVariableSets ? members.Variables.GetArrayLength() : 1;

        public RequestMembers Run(int index) =>
            HasVariableSets ? members.ForVariables(members.Variables[index]) : members;

        public void Dispose() => members.Dispose();
    }
}
