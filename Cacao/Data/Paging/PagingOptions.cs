using System.Security.Cryptography;

namespace Cacao.Data.Paging;

/// <summary>What <c>[UsePaging]</c> does not say itself.</summary>
public sealed class PagingOptions
{
    public int DefaultPageSize { get; set; } = 10;

    public int MaxPageSize { get; set; } = 50;

    /// <summary>0: a page may be empty, to ask for the total count alone.</summary>
    public int MinPageSize { get; set; }

    public bool IncludeTotalCount { get; set; }

    public bool AllowBackwardPagination { get; set; } = true;

    /// <summary>One of <c>first</c> and <c>last</c> must be given.</summary>
    public bool RequirePagingBoundaries { get; set; }

    /// <summary>A flat list of the nodes beside the edges.</summary>
    public bool IncludeNodesField { get; set; } = true;

    /// <summary>
    /// <c>deposits</c> gives <c>DepositsConnection</c>; false: the type of the nodes gives the name,
    /// <c>DepositConnection</c>.
    /// </summary>
    public bool InferConnectionNameFromField { get; set; } = true;

    /// <summary>
    /// The secret that cursors are signed with, of 32 bytes or more. Processes that share their
    /// clients must share it; the default is made anew by each process.
    /// </summary>
    public Func<IServiceProvider, byte[]> CursorKey { get; set; } = _ => ProcessKey;

    private static byte[] ProcessKey { get; } = RandomNumberGenerator.GetBytes(32);
}
