namespace Cacao.StandIn.Lists;

/// <summary>Every condition that is given must hold.</summary>
[InputObjectType("PaymentFilter")]
public sealed record PaymentFilter
{
    public Optional<IReadOnlyList<PaymentStatus>?> Status { get; init; }

    public Optional<string?> Reference { get; init; }

    public Optional<MoneyInput?> Min { get; init; }

    public Optional<MoneyInput?> Max { get; init; }

    public Optional<Instant?> CreatedAfter { get; init; }

    public Optional<int?> MinorUnits { get; init; }

    public Optional<double?> Rate { get; init; }

    public Optional<bool?> Urgent { get; init; }

    [GraphQLType("ID")]
    public Optional<string?> Id { get; init; }

    public Optional<IReadOnlyList<PaymentFilter>?> And { get; init; }

    public Optional<IReadOnlyList<PaymentFilter>?> Or { get; init; }

    public Optional<PaymentFilter?> Not { get; init; }

    public Optional<IReadOnlyList<IReadOnlyList<int>?>?> Matrix { get; init; }

    [GraphQLDeprecated("Use `status`.")]
    public Optional<string?> LegacyStatus { get; init; }

    internal bool Matches(Payment payment) =>
        (Status.Value is not { } statuses || statuses.Contains(payment.Status))
        && (Reference.Value is not { } reference || reference == payment.Reference)
        && (Id.Value is not { } id || id == payment.Id)
        && (Min.Value is not { } min || payment.Amount.MinorUnits >= min.Amount.MinorUnits)
        && (Max.Value is not { } max || payment.Amount.MinorUnits <= max.Amount.MinorUnits)
        && (
            CreatedAfter.Value is not { } after
            || string.CompareOrdinal(payment.CreatedAt.Text, after.Text) > 0
        )
        && (And.Value is not { } and || and.All(part => part.Matches(payment)))
        && (Or.Value is not { } or || or.Any(part => part.Matches(payment)))
        && (Not.Value is not { } not || !not.Matches(payment));
}
