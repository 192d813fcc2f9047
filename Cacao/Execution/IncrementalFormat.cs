namespace Cacao.Execution;

/// <summary>How the parts of a response are told apart on the wire.</summary>
public enum IncrementalFormat
{
    /// <summary>Not at all: the response comes whole.</summary>
    None,

    /// <summary>
    /// <c>{data, hasNext}</c>, then <c>{incremental: [{data | items, label, path, errors}], hasNext}</c>:
    /// the working draft of 2022-08-24.
    /// </summary>
    /// <remarks>https://specs.apollo.dev/incremental/v0.1/</remarks>
    Version01,

    /// <summary>
    /// Parts are announced as <c>pending</c>, delivered by <c>id</c> and <c>completed</c>.
    /// </summary>
    /// <remarks>https://specs.apollo.dev/incremental/v0.2/</remarks>
    Version02,
}
