using Cacao.Data.Queries;
using Cacao.Types.Building;
using Cacao.Types.Configuration;
using Cacao.Types.Conventions;
using Cacao.Types.Directives;
using Cacao.Types.Scalars;

namespace Cacao.Data.Filtering;

/// <summary>The input types of <c>where</c>, and what they mean.</summary>
internal sealed class FilterTypes(ISchemaBuildContext context)
{
    private static readonly Dictionary<Type, string> ScalarNames = new()
    {
        [typeof(string)] = "String",
        [typeof(bool)] = "Boolean",
        [typeof(byte)] = "Byte",
        [typeof(short)] = "Short",
        [typeof(int)] = "Int",
        [typeof(long)] = "Long",
        [typeof(float)] = "Float",
        [typeof(double)] = "Float",
        [typeof(decimal)] = "Decimal",
        [typeof(Guid)] = "Uuid",
        [typeof(DateTime)] = "DateTime",
        [typeof(DateTimeOffset)] = "DateTime",
        [typeof(DateOnly)] = "LocalDate",
        [typeof(TimeOnly)] = "LocalTime",
        [typeof(TimeSpan)] = "TimeSpan",
        [typeof(Uri)] = "Url",
    };

    private readonly Dictionary<string, FilterNode> _nodes = new(StringComparer.Ordinal);

    /// <summary>Values, objects, and lists of them.</summary>
    public bool IsFilterable(Type type) =>
        IsValue(type)
        || IsObject(type)
        || (ResultTypes.ItemType(type) is { } item && (IsValue(item) || IsObject(item)));

    public FilterNode.Object Add(FilterInput input)
    {
        var name = input.Name ?? $"{context.NameOf(input.EntityType, isInput: false)}FilterInput";
        if (_nodes.TryGetValue(name, out var known))
        {
            return (FilterNode.Object)known;
        }

        // Known before its fields are: types refer to each other in circles.
        var node = new FilterNode.Object(name);
        _nodes[name] = node;
        var members = input.Members(this).ToList();
        foreach (var member in members)
        {
            node.Fields[member.Name] = (member.Path, NodeOf(member));
        }

        context.AddInputObject(
            name,
            input.EntityType,
            type =>
            {
                type.Description = () =>
                    input.Description ?? "Conditions on an object; all that are given must hold.";
                AddCombinator(type, FilterOperations.And, input.AllowAnd);
                AddCombinator(type, FilterOperations.Or, input.AllowOr);
                // A member of that name was there before.
                var allowNot = input.AllowNot && !node.Fields.ContainsKey(FilterOperations.Not);
                AddCombinator(type, FilterOperations.Not, allowNot);
                foreach (var member in members)
                {
                    AddField(type, member, node.Fields[member.Name].Node);
                }
            }
        );
        return node;
    }

    private void AddField(InputObjectConfiguration type, ListMember member, FilterNode node)
    {
        var given = member.Condition?.InputType;
        var field = type.AddField(
            member.Name,
            given is null ? TypeReference.Of(node.Name) : TypeReference.Of(given),
            given ?? typeof(object)
        );
        field.Description = () => member.Description;
        if (given is not null)
        {
            Weigh(field, member.Name);
        }
    }

    private FilterNode NodeOf(ListMember member) =>
        member.Condition is { } condition
            ? new FilterNode.Own(context.NameOf(condition.InputType, isInput: true), condition)
            : NodeOf(member.Path.Type);

    private FilterNode NodeOf(Type type) =>
        IsValue(type) ? AddOperations(type)
        : ResultTypes.ItemType(type) is { } item ? AddList(item)
        : Add(FilterInput.Infer(type));

    private FilterNode.Value AddOperations(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var name = $"{OperationName(type, plain)}OperationFilterInput";
        // Null is told from the member's own type, which the name does not tell.
        var operand = GraphName(plain);
        // A plain enum cannot be null, and its type says so inside lists.
        var isPlainEnum = plain.IsEnum && plain == type;
        var node = new FilterNode.Value(
            name,
            type,
            operand,
            isPlainEnum ? $"[{operand}!]" : $"[{operand}]"
        );
        context.AddInputObject(
            name,
            plain,
            input =>
            {
                input.Description = () =>
                    $"Conditions on a value of `{operand}`; all that are given must hold.";
                AddCombinator(input, FilterOperations.And, plain == typeof(string));
                AddCombinator(input, FilterOperations.Or, plain == typeof(string));
                AddCombinator(input, FilterOperations.Not, plain == typeof(string));
                var value = TypeReference.Of(plain);
                var item = isPlainEnum ? value.NonNull() : value;
                foreach (var operation in FilterOperations.Of(plain))
                {
                    var taken = FilterOperations.TakesList(operation) ? item.List() : value;
                    Weigh(AddOperation(input, operation, taken, typeof(object)), operation);
                }
            }
        );
        return node;
    }

    private FilterNode.List AddList(Type item)
    {
        var node = NodeOf(item);
        var name = IsValue(item) ? $"List{node.Name}" : $"ListFilterInputTypeOf{node.Name}";
        context.AddInputObject(
            name,
            item,
            input =>
            {
                input.Description = () =>
                    "Conditions on the items of a list; all that are given must hold.";
                foreach (
                    var quantifier in (string[])
                        [FilterOperations.All, FilterOperations.None, FilterOperations.Some]
                )
                {
                    AddOperation(input, quantifier, TypeReference.Of(node.Name), typeof(object));
                }

                AddOperation(
                    input,
                    FilterOperations.Any,
                    TypeReference.Of(typeof(bool)),
                    typeof(bool?)
                );
            }
        );
        return new(name, item, node);
    }

    private string OperationName(Type type, Type plain)
    {
        if (ScalarNames.TryGetValue(plain, out var scalar))
        {
            return scalar;
        }

        var name = context.NameOf(plain, isInput: false);
        return plain.IsEnum && plain != type ? $"NullableOf{name}"
            : name == "ID" ? "Id"
            : name;
    }

    private string GraphName(Type plain) =>
        context.Configuration.RuntimeBindings.ContainsKey(plain)
            ? context.NameOf(plain, isInput: true)
            : BuiltInScalars.Find(plain)?.Name ?? context.NameOf(plain, isInput: true);

    private static void AddCombinator(InputObjectConfiguration type, string name, bool isAllowed)
    {
        if (isAllowed)
        {
            var operand = TypeReference.Of(type.Name);
            AddOperation(
                type,
                name,
                name == FilterOperations.Not ? operand : operand.NonNull().List(),
                typeof(object)
            );
        }
    }

    private static InputFieldConfiguration AddOperation(
        InputObjectConfiguration type,
        string name,
        TypeReference taken,
        Type runtimeType
    )
    {
        var operation = type.AddField(name, taken, runtimeType);
        operation.Description = () => FilterOperations.Describe(name);
        return operation;
    }

    private void Weigh(InputFieldConfiguration field, string operation)
    {
        var cost = context.Configuration.Feature<CostOptions>();
        if (cost.ApplyCostDefaults)
        {
            field.Directives.Add(
                CostDirectives.CostOf(
                    FilterOperations.IsExpensive(operation)
                        ? cost.Filtering.DefaultExpensiveFilterOperationCost
                        : cost.Filtering.DefaultFilterOperationCost
                )
            );
        }
    }

    private bool IsValue(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum
            || ScalarNames.ContainsKey(plain)
            || context.Configuration.RuntimeBindings.ContainsKey(plain)
            || context.Configuration.Converters.Exists(converter => converter.To == plain);
    }

    private bool IsObject(Type type) =>
        type is { IsClass: true } or { IsInterface: true }
        && type != typeof(object)
        && !type.IsArray
        && ResultTypes.ItemType(type) is null
        && !typeof(Delegate).IsAssignableFrom(type)
        && !IsValue(type);
}
