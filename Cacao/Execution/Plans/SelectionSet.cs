using Cacao.Types.Model;

namespace Cacao.Execution.Plans;

/// <summary>The fields of one object type, in the order of the response.</summary>
internal sealed class SelectionSet(ObjectType type, IReadOnlyList<Selection> selections)
{
    public ObjectType Type => type;

    public Selection[] Selections { get; } = [.. selections];

    /// <summary>Those that are resolved before writing.</summary>
    public Selection[] Slotted { get; } =
    [.. selections.Where(selection => selection.Kind is SelectionKind.Slotted)];

    /// <summary>What of the object comes later; null where nothing does.</summary>
    public Deferral? Deferral { get; init; }

    /// <summary>Now or later.</summary>
    public bool Selects(string fieldName) =>
        Array.Exists(Selections, selection => selection.Field.Name == fieldName)
        || Deferral?.Sets.Any(deferred => deferred.Set.Selects(fieldName)) == true;

    /// <summary>Nothing below has to be resolved first: the object alone is enough to write it.</summary>
    public bool IsPure => Slotted.Length == 0;
}
