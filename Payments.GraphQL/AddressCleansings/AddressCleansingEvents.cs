using System.Security.Claims;
using Payments.Domain.AddressCleansings;
using Payments.Domain.Events;
using Payments.Domain.Outbox;
using Payments.GraphQL.Events;
using Payments.GraphQL.Values;

namespace Payments.GraphQL.AddressCleansings;

/// <summary>An address cleansing was made or ended.</summary>
public sealed class AddressCleansingEvent(EventRecord record, EventCursorText cursor)
    : ChangeEvent(record, cursor)
{
    /// <summary>The cleansing as it is now; `version` and `status` tell what it was at the event.</summary>
    [GraphQLNonNullType]
    public Task<AddressCleansing?> GetAddressCleansingAsync(
        AddressCleansingById cleansings,
        CancellationToken cancellationToken
    ) =>
        cleansings.LoadAsync(
            Record.TenantId,
            AddressCleansingId.From(Record.SubjectId),
            cancellationToken
        );
}

[SubscriptionType]
public static class AddressCleansingSubscriptions
{
    /// <summary>Your address cleansings, or one of them, each time that one is made or ends.</summary>
    /// <param name="message">The event.</param>
    /// <param name="id">Only this cleansing.</param>
    /// <param name="after">First replay what happened after this place, then go on live.</param>
    [Authorize]
    [Subscribe(With = nameof(StreamAddressCleansingChangesAsync))]
    public static AddressCleansingEvent AddressCleansingChanged(
        [EventMessage] AddressCleansingEvent message,
        [ID<AddressCleansing>] AddressCleansingId? id,
        EventCursorText? after
    ) => message;

    /// <summary>Opens the stream.</summary>
    [GraphQLIgnore]
    public static IAsyncEnumerable<AddressCleansingEvent> StreamAddressCleansingChangesAsync(
        AddressCleansingId? id,
        EventCursorText? after,
        ClaimsPrincipal? user,
        EventStreams streams,
        CancellationToken cancellationToken
    ) => streams.Of<AddressCleansingId, AddressCleansingEvent>(user, id, after, cancellationToken);
}

/// <summary>What address cleansings need of the host.</summary>
public static class AddressCleansingModule
{
    public static IServiceCollection AddAddressCleansings(this IServiceCollection services)
    {
        services.AddSingleton<IOutboxHandler, AddressCleaning>();
        services.AddEventKind<AddressCleansingId>(
            (record, cursor) => new AddressCleansingEvent(record, cursor)
        );
        return services;
    }
}
