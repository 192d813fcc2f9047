using Payments.Domain.Features;
using Payments.Domain.Tenants;

namespace Payments.GraphQL.Features;

/// <summary>Whether you may use a feature.</summary>
/// <param name="Feature">Which.</param>
/// <param name="Enabled">False: what takes it is refused with FEATURE_DISABLED.</param>
/// <param name="ChangedAt">When the platform last switched it, on your clock; null: it never has.</param>
[ObjectType("FeatureSwitch")]
public sealed record ShownFeature(Feature Feature, bool Enabled, DateTimeOffset? ChangedAt);

[ExtendObjectType<Tenant>]
public static class TenantFeatures
{
    /// <summary>
    /// What the platform lets you use, every feature once. In a sandbox all is on at first; in LIVE
    /// ADVERSE_MEDIA and
    /// THIRD_PARTY_DEPOSITS are off until the platform switches them on.
    /// </summary>
    public static IReadOnlyList<ShownFeature> GetFeatures([Parent] Tenant tenant) =>
        [
            .. Enum.GetValues<Feature>()
                .Select(feature => new ShownFeature(
                    feature,
                    tenant.Has(feature),
                    tenant.SwitchOf(feature)?.At
                )),
        ];
}
