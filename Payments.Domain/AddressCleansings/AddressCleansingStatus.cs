using Payments.Domain.Lifecycles;
using Payments.Domain.Tenancy;

namespace Payments.Domain.AddressCleansings;

/// <summary>Where a cleansing stands.</summary>
public enum AddressCleansingStatus
{
    /// <summary>The cleanser is being asked.</summary>
    Pending,

    /// <summary>There is a recommendation.</summary>
    Cleansed,

    /// <summary>The cleanser could not work on it; not charged, and it may be sent again.</summary>
    Failed,
}

public static class AddressCleansingLifecycle
{
    public static readonly Lifecycle<AddressCleansingStatus> Table = new(
        "AddressCleansing",
        [AddressCleansingStatus.Pending],
        "address_cleansing.created",
        new(
            AddressCleansingStatus.Pending,
            AddressCleansingStatus.Cleansed,
            Actor.Platform,
            "address_cleansing.cleansed"
        ),
        new(
            AddressCleansingStatus.Pending,
            AddressCleansingStatus.Failed,
            Actor.Platform,
            "address_cleansing.failed"
        )
    );
}
