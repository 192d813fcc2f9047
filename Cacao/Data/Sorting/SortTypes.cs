using Cacao.Data.Queries;
using Cacao.Types.Building;
using Cacao.Types.Configuration;
using Cacao.Types.Directives;

namespace Cacao.Data.Sorting;

/// <summary>The input types of <c>order</c>, and what their fields mean.</summary>
internal sealed class SortTypes(ISchemaBuildContext context)
{
    private readonly Dictionary<string, Dictionary<string, SortField>> _fields = new(
        StringComparer.Ordinal
    );

    private CostOptions Cost => context.Configuration.Feature<CostOptions>();

    private TypeReference Direction =>
        context.AddEnum(
            "SortEnumType",
            typeof(SortDirection),
            [
                ("ASC", SortDirection.Ascending, "From the smallest to the greatest."),
                ("DESC", SortDirection.Descending, "From the greatest to the smallest."),
            ],
            "Which end comes first."
        );

    public (TypeReference Type, string Name) Add(SortInput input)
    {
        var name = input.Name ?? $"{context.NameOf(input.EntityType, isInput: false)}SortInput";
        if (_fields.ContainsKey(name))
        {
            return (TypeReference.Of(name), name);
        }

        // Known before its fields are: types refer to each other in circles.
        var fields = _fields[name] = new(StringComparer.Ordinal);
        foreach (var member in input.Members)
        {
            fields[member.Name] = SortInput.IsObject(member.Path.Type)
                ? new(member, Add(SortInput.Infer(member.Path.Type)).Name)
                : new(member, null);
        }

        var type = context.AddInputObject(
            name,
            input.EntityType,
            configuration =>
            {
                configuration.Description = () =>
                    input.Description
                    ?? "What comes first: by the first field, where that is equal by the next one.";
                foreach (var field in fields.Values)
                {
                    var added = field.Nested is null
                        ? configuration.AddField(
                            field.Member.Name,
                            Direction,
                            typeof(SortDirection?)
                        )
                        : configuration.AddField(
                            field.Member.Name,
                            TypeReference.Of(field.Nested),
                            typeof(object)
                        );
                    added.Description = () => field.Member.Description;
                    if (Cost.ApplyCostDefaults)
                    {
                        added.Directives.Add(
                            CostDirectives.CostOf(Cost.Sorting.DefaultSortOperationCost)
                        );
                    }
                }
            }
        );
        return (type, name);
    }

    /// <summary>The keys that a value of the input type asks for, in its order.</summary>
    public IEnumerable<OrderKey> KeysOf(string typeName, object? value, MemberPath? prefix = null)
    {
        if (value is not IReadOnlyDictionary<string, object?> entries)
        {
            yield break;
        }

        foreach (var (name, entry) in entries)
        {
            var field = _fields[typeName][name];
            var path = field.Member.Path.Members.Aggregate(
                prefix,
                (path, member) => path?.Append(member) ?? new MemberPath([member])
            )!;
            if (field.Nested is { } nested)
            {
                foreach (var key in KeysOf(nested, entry, path))
                {
                    yield return key;
                }
            }
            else if (entry is SortDirection direction)
            {
                yield return new(path, direction is SortDirection.Descending);
            }
        }
    }

    /// <param name="Nested">The input type of an object's members; null for a value.</param>
    private sealed record SortField(ListMember Member, string? Nested);
}

/// <summary>The values of <c>SortEnumType</c>.</summary>
public enum SortDirection
{
    Ascending,
    Descending,
}
