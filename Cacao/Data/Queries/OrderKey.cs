namespace Cacao.Data.Queries;

/// <summary>One key that a query is ordered by.</summary>
internal sealed record OrderKey(MemberPath Path, bool IsDescending)
{
    /// <summary>
    /// True when null can occur. Databases differ on where nulls go, so they are ordered by a key of
    /// their own: first when ascending, as in memory.
    /// </summary>
    public bool IsNullable { get; } =
        !Path.Type.IsValueType || Nullable.GetUnderlyingType(Path.Type) is not null;

    public OrderKey Reverse() => this with { IsDescending = !IsDescending };

    public override string ToString() => $"{Path} {(IsDescending ? "DESC" : "ASC")}";
}
