using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Commands;
using Payments.Domain.Deposits;
using Payments.Domain.Features;
using Payments.Domain.Ids;
using Payments.Domain.PayeeChecks;
using Payments.Domain.Quotas;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;

namespace Payments.Domain.Tenants;

/// <summary>A company or person that owns data and money: the unit of isolation.</summary>
public sealed class Tenant : ITenantOwned, ISubject
{
    private Tenant() { } // EF Core, and the factory

    public TenantId TenantId { get; private init; }

    public string Name { get; private init; } = null!;

    /// <summary>For ever: a sandbox never becomes live.</summary>
    public TenantEnvironment Environment { get; private init; }

    /// <summary>
    /// What names it in payments to funding accounts, kept so that it is found by it.
    /// </summary>
    public string? FundingReference { get; private init; }

    /// <summary>From which amounts on a second member must agree, as JSON; null for none.</summary>
    public string? ApprovalThresholds { get; private set; }

    /// <summary>Which deposits are reviewed, as JSON; null for <see cref="DepositPolicy.Default"/>.</summary>
    public string? DepositPolicyJson { get; private set; }

    /// <summary>Which results of payee checks need an acceptance, by name; null for none.</summary>
    public string? PayeeCheckPolicy { get; private set; }

    /// <summary>Limits of its own, as JSON; null where the platform's hold.</summary>
    public string? QuotaLimits { get; private set; }

    /// <summary>
    /// Whether foreign money of its own that comes into funding accounts is converted to the home
    /// currency by itself.
    /// </summary>
    public bool AutoReceive { get; private set; }

    /// <summary>What operators have said about features, as JSON; null where nothing was said.</summary>
    public string? FeatureSwitches { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public int Version { get; private set; }

    public Subject Subject => Subject.Of(TenantId);

    /// <summary>From which amounts on a withdrawal needs a second member, at most one for a currency.</summary>
    public IReadOnlyList<Money> ApprovalFrom =>
        ApprovalThresholds is null
            ? []
            : JsonSerializer.Deserialize<Money[]>(ApprovalThresholds, CommandJson.Options)!;

    /// <summary>Whether a withdrawal of the amount needs a second member.</summary>
    public bool NeedsApproval(Money amount) =>
        ApprovalThresholds is not null
        && ApprovalFrom.Any(from =>
            from.Currency == amount.Currency && from.MinorUnits <= amount.MinorUnits
        );

    /// <summary>Which deposits are looked at before they are in the balance.</summary>
    public DepositPolicy DepositPolicy =>
        DepositPolicyJson is null
            ? DepositPolicy.Default
            : JsonSerializer.Deserialize<DepositPolicy>(DepositPolicyJson, CommandJson.Options)!;

    internal void SetDepositPolicy(DepositPolicy policy, Work work)
    {
        DepositPolicyJson = JsonSerializer.Serialize(policy, CommandJson.Options);
        Version++;
        work.Events.Append(this, "tenant.deposit_policy_changed", policy);
    }

    /// <summary>Which results of payee checks need an acceptance before the account is paid.</summary>
    public IReadOnlyList<PayeeCheckResult> PayeeResultsToAccept =>
        PayeeCheckPolicy is null
            ? []
            : [.. PayeeCheckPolicy.Split(' ').Select(Enum.Parse<PayeeCheckResult>)];

    /// <summary>How often a month the tenant may use a service.</summary>
    public int LimitOf(MeteredService service) =>
        OwnLimits().TryGetValue(service, out var limit) ? limit : Quota.DefaultLimit(service);

    internal void SetLimit(MeteredService service, int limit, Work work)
    {
        var limits = OwnLimits();
        limits[service] = limit;
        QuotaLimits = JsonSerializer.Serialize(limits, CommandJson.Options);
        Version++;
        work.Events.Append(this, "tenant.quota_limit_changed", new { service, limit });
    }

    private Dictionary<MeteredService, int> OwnLimits() =>
        QuotaLimits is null
            ? []
            : JsonSerializer.Deserialize<Dictionary<MeteredService, int>>(
                QuotaLimits,
                CommandJson.Options
            )!;

    /// <summary>Whether the platform lets the tenant use it.</summary>
    public bool Has(Feature feature) =>
        SwitchOf(feature)?.Enabled ?? FeatureDefaults.IsOn(feature, Environment);

    /// <summary>What an operator has last said about it; null: nobody has.</summary>
    public FeatureSwitch? SwitchOf(Feature feature) => Switches().GetValueOrDefault(feature);

    internal void Switch(Feature feature, bool enabled, Work work)
    {
        if (Has(feature) == enabled)
        {
            return;
        }

        var switches = Switches();
        switches[feature] = new(enabled, work.Now, work.Caller.PrincipalId);
        FeatureSwitches = JsonSerializer.Serialize(switches, CommandJson.Options);
        Version++;
        work.Events.Append(this, "tenant.feature_switched", new { feature, enabled });
    }

    private Dictionary<Feature, FeatureSwitch> Switches() =>
        FeatureSwitches is null
            ? []
            : JsonSerializer.Deserialize<Dictionary<Feature, FeatureSwitch>>(
                FeatureSwitches,
                CommandJson.Options
            )!;

    internal void SetPayeeCheckPolicy(IReadOnlyList<PayeeCheckResult> needAcceptance, Work work)
    {
        PayeeCheckPolicy =
            needAcceptance.Count == 0
                ? null
                : string.Join(' ', needAcceptance.Distinct().Order().Select(result => $"{result}"));
        Version++;
        work.Events.Append(this, "tenant.payee_check_policy_changed", new { needAcceptance });
    }

    internal void SetAutoReceive(bool enabled, Work work)
    {
        AutoReceive = enabled;
        Version++;
        work.Events.Append(this, "tenant.auto_receive_changed", new { enabled });
    }

    internal void SetApprovalPolicy(IReadOnlyList<Money> from, Work work)
    {
        ApprovalThresholds =
            from.Count == 0 ? null : JsonSerializer.Serialize(from, CommandJson.Options);
        Version++;
        work.Events.Append(this, "tenant.approval_policy_changed", new { from });
    }

    internal static Tenant Admit(Caller caller, string name, DateTimeOffset now) =>
        new()
        {
            TenantId = caller.TenantId,
            Name = name,
            Environment = caller.Environment,
            FundingReference = FundingAccounts.FundingReference.Of(caller.TenantId),
            CreatedAt = now,
            Version = 1,
        };
}

internal sealed class TenantMapping : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> builder)
    {
        builder.HasKey(tenant => tenant.TenantId);
        builder.Ignore(tenant => tenant.ApprovalFrom);
        builder.Ignore(tenant => tenant.DepositPolicy);
        builder.Ignore(tenant => tenant.PayeeResultsToAccept);
        builder.Property(tenant => tenant.Version).IsConcurrencyToken();
        // A rail knows the reference, and not whose it is.
        builder.HasIndex(tenant => tenant.FundingReference).IsUnique();
    }
}
