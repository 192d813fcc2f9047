using Cacao.Json;

namespace Cacao.Types.Resolvers;

/// <summary>Resolves a field; the general form.</summary>
public delegate ValueTask<object?> FieldResolver(IResolverContext context);

/// <summary>Wraps a resolver with another step, e.g. authorization or paging.</summary>
public delegate FieldResolver FieldMiddleware(FieldResolver next);

/// <summary>Resolves a field from its parent alone.</summary>
public delegate object? PureResolver(object parent);

/// <summary>Writes a leaf field from its parent alone; false when the value is null.</summary>
public delegate bool LeafWriter(object parent, JsonResponseWriter writer);

/// <summary>Opens the source stream of a subscription; each item is an event message.</summary>
public delegate ValueTask<IAsyncEnumerable<object?>> SubscribeResolver(IResolverContext context);

/// <summary>Finds a node by the key in its global id.</summary>
public delegate ValueTask<object?> NodeResolver(IResolverContext context, object key);
