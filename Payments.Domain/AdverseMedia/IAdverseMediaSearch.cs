namespace Payments.Domain.AdverseMedia;

/// <summary>Who searches the web for bad news about people and companies.</summary>
public interface IAdverseMediaSearch
{
    /// <summary>Hands a search over; handed over again with the same key it is the same search.</summary>
    /// <exception cref="AdverseMediaUnavailableException">Nobody takes it now: try again later.</exception>
    Task StartAsync(AdverseMediaSubject subject, CancellationToken cancellationToken);

    /// <summary>What has become of a search.</summary>
    /// <exception cref="AdverseMediaUnavailableException">There is no answer now: ask again later.</exception>
    Task<AdverseMediaAnswer> FindAsync(
        AdverseMediaSubject subject,
        CancellationToken cancellationToken
    );
}

/// <param name="Key">Ours: one for each search.</param>
/// <param name="Id">What it is for.</param>
/// <param name="Name">The whole name.</param>
/// <param name="Country">ISO 3166-1.</param>
public sealed record AdverseMediaSubject(
    string Key,
    AdverseMediaRequestId Id,
    string Name,
    string Country
);

/// <summary>What has become of a search.</summary>
public enum AdverseMediaState
{
    /// <summary>It is not over: ask again.</summary>
    Running,

    /// <summary>Nobody will say: the end will come by another way.</summary>
    Undecided,

    /// <summary>It is over.</summary>
    Done,

    /// <summary>It has broken down.</summary>
    BrokenDown,
}

/// <param name="State">What has become of it.</param>
/// <param name="Results">What was found; empty unless it is done.</param>
public sealed record AdverseMediaAnswer(
    AdverseMediaState State,
    IReadOnlyList<AdverseMediaResult> Results
)
{
    public static AdverseMediaAnswer Of(AdverseMediaState state) => new(state, []);
}

public sealed class AdverseMediaUnavailableException(string message, Exception? inner = null)
    : Exception(message, inner);
