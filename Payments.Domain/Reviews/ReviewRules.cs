using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Payments.Domain.Commands;
using Payments.Domain.Ids;
using Payments.Domain.Tenancy;

namespace Payments.Domain.Reviews;

/// <summary>
/// What an operator has said that the platform looks at before it leaves a LIVE tenant. Never changed:
/// what is said later is another one, with the next version.
/// </summary>
public sealed class ReviewRules : ITenantOwned, ISubject
{
    private ReviewSettings? _settings;

    private ReviewRules() { } // EF Core, and the factories

    /// <summary>The platform's own, of an environment.</summary>
    public TenantId TenantId { get; private init; }

    public ReviewRulesId Id { get; private init; }

    /// <summary>Counted from 1; 0 is what the server was started with.</summary>
    public int Version { get; private init; }

    /// <summary>The rules, as JSON.</summary>
    public string SettingsJson { get; private init; } = null!;

    /// <summary>The operator; null for what the server was started with.</summary>
    public string? ChangedBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Subject Subject => Subject.Of(Id);

    public ReviewSettings Settings =>
        _settings ??= JsonSerializer.Deserialize<ReviewSettings>(
            SettingsJson,
            CommandJson.Options
        )!;

    /// <summary>What holds until an operator says otherwise. It is in no table.</summary>
    public static ReviewRules OfServer(TenantId platform, ReviewSettings settings) =>
        new() { TenantId = platform, SettingsJson = Json(settings) };

    internal static ReviewRules Set(Work work, int version, ReviewSettings settings, string? by) =>
        new()
        {
            TenantId = work.TenantId,
            Id = EntityId.New<ReviewRulesId>(),
            Version = version,
            SettingsJson = Json(settings),
            ChangedBy = by,
            CreatedAt = work.Now,
        };

    private static string Json(ReviewSettings settings) =>
        JsonSerializer.Serialize(settings, CommandJson.Options);
}

/// <summary>
/// The last of an environment's <see cref="ReviewRules"/>, where every command of a LIVE tenant finds them
/// by one key.
/// </summary>
public sealed class ReviewRulesInForce : ITenantOwned
{
    private ReviewRulesInForce() { } // EF Core, and the factory

    public TenantId TenantId { get; private init; }

    public ReviewRulesId RulesId { get; private set; }

    public int Version { get; private set; }

    /// <summary>The rules, as JSON.</summary>
    public string SettingsJson { get; private set; } = null!;

    internal static ReviewRulesInForce Of(ReviewRules rules)
    {
        var inForce = new ReviewRulesInForce { TenantId = rules.TenantId };
        inForce.Take(rules);
        return inForce;
    }

    internal void Take(ReviewRules rules) =>
        (RulesId, Version, SettingsJson) = (rules.Id, rules.Version, rules.SettingsJson);
}

internal sealed class ReviewRulesMapping : IEntityTypeConfiguration<ReviewRules>
{
    public void Configure(EntityTypeBuilder<ReviewRules> builder)
    {
        builder.ToTable("review_rules");
        builder.Ignore(rules => rules.Settings);
        builder.HasIndex(rules => new { rules.TenantId, rules.Version }).IsUnique();
    }
}

internal sealed class ReviewRulesInForceMapping : IEntityTypeConfiguration<ReviewRulesInForce>
{
    public void Configure(EntityTypeBuilder<ReviewRulesInForce> builder)
    {
        builder.ToTable("review_rules_in_force");
        builder.HasKey(rules => rules.TenantId);
        builder.Property(rules => rules.Version).IsConcurrencyToken();
    }
}
