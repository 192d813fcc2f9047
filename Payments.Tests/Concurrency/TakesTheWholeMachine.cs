namespace Payments.Tests.Concurrency;

/// <summary>
/// Classes of this collection run when no other test does: two hundred callers at once would take the
/// time that others wait for.
/// </summary>
[CollectionDefinition(nameof(TakesTheWholeMachine), DisableParallelization = true)]
public sealed class TakesTheWholeMachine;
