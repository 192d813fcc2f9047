namespace Cacao.Execution.Plans;

/// <summary>What of an object is not in its own selection set, because it may come later.</summary>
/// <param name="Usages">The <c>@defer</c>s that stand in this object's selection sets.</param>
/// <param name="Sets">What to execute for these, and for those further up that reach down here.</param>
internal sealed record Deferral(IReadOnlyList<DeferUsage> Usages, IReadOnlyList<DeferredSet> Sets);

/// <summary>Fields that the same deferred fragments ask for: they are executed once for all of these.</summary>
internal sealed record DeferredSet(IReadOnlyList<DeferUsage> Usages, SelectionSet Set);
