namespace Cacao.StandIn.Probing;

[ExtendObjectType<Probe>]
public static class ProbeFailures
{
    /// <summary>Always raises an error.</summary>
    public static string? Fails() => throw Broken.OnPurpose("fails");

    /// <summary>Always raises an error.</summary>
    public static string StrictFails() => throw Broken.OnPurpose("strictFails");

    /// <summary>Raises an error nobody foresaw, with something in it that must not leak.</summary>
    public static string? Crashes() =>
        throw new InvalidOperationException(
            "connection string Server=db1;Password=hunter2 refused"
        );

    /// <summary>Answers null against its own type.</summary>
    public static string StrictNull() => null!;

    /// <summary>The second item raises an error.</summary>
    [GraphQLType("[String]")]
    public static IReadOnlyList<object> Items() => BrokenList();

    /// <summary>The second item raises an error.</summary>
    [GraphQLType("[String!]")]
    public static IReadOnlyList<object> StrictItems() => BrokenList();

    /// <summary>The second item raises an error.</summary>
    [GraphQLType("[String!]!")]
    public static IReadOnlyList<object> StricterItems() => BrokenList();

    private static object[] BrokenList() =>
        ["one", Broken.OnPurpose("The second item").Errors[0], "three"];
}

internal static class Broken
{
    public static GraphQLException OnPurpose(string what) =>
        new(
            ErrorBuilder.New().SetMessage($"{what} is broken on purpose.").SetCode("PROBE").Build()
        );
}
