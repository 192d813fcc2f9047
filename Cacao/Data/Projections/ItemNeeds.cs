using System.Reflection;
using Cacao.Types.Authoring;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Cacao.Data.Projections;

/// <summary>What of one entity is read: columns, and entities beside it.</summary>
internal sealed class ItemNeeds
{
    private readonly SortedSet<string> _members = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Relation> _relations = new(StringComparer.Ordinal);

    public ItemNeeds(IEntityType entity)
    {
        Entity = entity;
        // Who has a subclass is one of several things, and who cannot be made is read as it is.
        IsWhole = entity.GetDerivedTypes().Any() || Constructor is null;
        foreach (var property in entity.FindPrimaryKey()?.Properties ?? [])
        {
            // One in the shadow is nobody's to ask for.
            if (property.PropertyInfo is not null)
            {
                Add(property.Name);
            }
        }

        foreach (var property in entity.ClrType.GetProperties())
        {
            if (property.GetCustomAttribute<IsProjectedAttribute>() is { IsProjected: true })
            {
                Add(property.Name);
            }
        }
    }

    public IEntityType Entity { get; }

    public ConstructorInfo? Constructor =>
        Entity.ClrType.GetConstructor(
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic,
            []
        );

    /// <summary>Something is needed that only the entity as a whole has: all of its columns are read.</summary>
    public bool IsWhole { get; private set; }

    public IEnumerable<PropertyInfo> Members =>
        _members.Select(name => Entity.FindProperty(name)?.PropertyInfo ?? Complex(name)!);

    public IEnumerable<Relation> Relations => _relations.Values;

    /// <summary>
    /// What is read as a whole has nothing beside it: an object is either made of its columns, or the
    /// database's own, and only the latter can be read with what lies beside it as a whole.
    /// </summary>
    public bool CanBeNarrowed => !IsWhole && _relations.Values.All(CanBePart);

    public void AddAll() => IsWhole = true;

    /// <summary>A member that is read as it is.</summary>
    public void Add(string name)
    {
        if (Entity.FindProperty(name)?.PropertyInfo is { CanWrite: true })
        {
            _members.Add(name);
        }
        else if (Complex(name) is { CanWrite: true })
        {
            _members.Add(name);
        }
        else if (FindNavigation(name) is { } navigation)
        {
            Relate(navigation).AddAll();
        }
        else
        {
            // Calculated of whatever it likes.
            AddAll();
        }
    }

    public INavigationBase? FindNavigation(string name) =>
        (INavigationBase?)Entity.FindNavigation(name) ?? Entity.FindSkipNavigation(name);

    /// <summary>What is read of the entity, or the entities, at the other end.</summary>
    public ItemNeeds Relate(INavigationBase navigation)
    {
        if (!_relations.TryGetValue(navigation.Name, out var relation))
        {
            relation = new(navigation, new ItemNeeds(navigation.TargetEntityType));
            _relations.Add(navigation.Name, relation);
            if (navigation.PropertyInfo is not { CanWrite: true })
            {
                AddAll();
            }
        }

        return relation.Needs;
    }

    /// <summary>All relations, as paths for <c>Include</c>.</summary>
    public IEnumerable<string> Paths() =>
        _relations.Values.SelectMany(relation =>
            relation
                .Needs.Paths()
                .Select(path => $"{relation.Navigation.Name}.{path}")
                .DefaultIfEmpty(relation.Navigation.Name)
        );

    private static bool CanBePart(Relation relation) =>
        relation.Needs is { IsWhole: true, _relations.Count: 0 } || relation.Needs.CanBeNarrowed;

    private PropertyInfo? Complex(string name) => Entity.FindComplexProperty(name)?.PropertyInfo;

    internal sealed record Relation(INavigationBase Navigation, ItemNeeds Needs);
}
