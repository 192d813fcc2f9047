namespace Payments.Storage.Entities;

/// <summary>Names one entity among all: its kind and the values of its key, in their order.</summary>
internal readonly record struct EntityKey(
    Type Kind,
    object First,
    object? Second = null,
    object? Third = null,
    object? Fourth = null
);
