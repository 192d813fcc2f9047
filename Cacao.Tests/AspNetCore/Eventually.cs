namespace Cacao.Tests.AspNetCore;

/// <summary>For what the server does after its answer, at a moment that nobody is told.</summary>
internal static class Eventually
{
    /// <exception cref="OperationCanceledException">It has not become true within a minute.</exception>
    public static async Task IsTrueAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        }
    }
}
