using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Payments.Sandbox.Banks;

/// <summary>The fields of a posted form; a missing one is empty.</summary>
internal sealed class FormBody
{
    private readonly Dictionary<string, StringValues> _fields;

    private FormBody(Dictionary<string, StringValues> fields) => _fields = fields;

    public string this[string name] =>
        _fields.TryGetValue(name, out var value) ? value.ToString() : "";

    public static FormBody Parse(byte[] body) =>
        new(QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)));

    public IReadOnlyList<string?> All(string name) =>
        _fields.TryGetValue(name, out var values) ? [.. values] : [];
}
