namespace Payments.Sandbox;

/// <summary>How the simulated outside behaves; every default suits a demo on one machine.</summary>
public sealed class SandboxOptions
{
    /// <summary>Where the simulated outside remembers itself; null keeps it in memory only.</summary>
    public string? JournalPath { get; set; }

    /// <summary>
    /// Shared between a rail and its participant; both sign what they send with it
    /// (HMAC-SHA256). At least 16 characters.
    /// </summary>
    public string RailSecret { get; set; } = "";

    /// <summary>The address a payer's browser reaches; null takes the one the caller used.</summary>
    public string? PublicBaseUrl { get; set; }

    /// <summary>The shortest time a rail thinks before it answers.</summary>
    public TimeSpan AnswerDelayMin { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest time a rail thinks before it answers, unless told otherwise.</summary>
    public TimeSpan AnswerDelayMax { get; set; } = TimeSpan.FromMilliseconds(150);

    /// <summary>How long RAIL_LATE keeps its answer back.</summary>
    public TimeSpan LateAnswerDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after settlement a return follows.</summary>
    public TimeSpan ReturnDelay { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The pause before the first repeat of an unanswered notice; it doubles.</summary>
    public TimeSpan RetryDelayMin { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause between two tries of one notice.</summary>
    public TimeSpan RetryDelayMax { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a try waits for the receiver.</summary>
    public TimeSpan CallbackTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Transactions on one page of a bank's report.</summary>
    public int TransactionPageSize { get; set; } = 25;
}
