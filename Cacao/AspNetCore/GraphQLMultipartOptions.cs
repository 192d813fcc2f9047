namespace Cacao.AspNetCore;

/// <summary>Limits of multipart requests, which bring files.</summary>
public sealed class GraphQLMultipartOptions
{
    /// <summary>
    /// Bytes of one whole request, files and all; more is answered with 413. The web server's own
    /// limit holds as well, where it is lower. Default: 24 MiB.
    /// </summary>
    public long MaxBytes { get; set; } = 24 * 1024 * 1024;

    /// <summary>Bytes of one file; more is answered with 413. Default: 8 MiB.</summary>
    public long MaxFileBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Files of one request, used or not; more are refused with HC0033. Default: 10.</summary>
    public int MaxFiles { get; set; } = 10;

    /// <summary>
    /// Places in variables that files are put to, all together; more are refused with HC0033.
    /// Default: 100.
    /// </summary>
    public int MaxPaths { get; set; } = 100;

    /// <summary>
    /// Bytes of one file that are kept in memory; a longer file goes to <see cref="Folder"/>.
    /// Default: 64 KiB.
    /// </summary>
    public int MaxMemoryBytes { get; set; } = 64 * 1024;

    /// <summary>
    /// Where longer files are until the request is answered, readable by this process's user alone.
    /// Default: the system's folder for temporary files.
    /// </summary>
#pragma warning disable S5443 // What is put there is new, of a name that cannot be guessed, and this user's alone.
    public string Folder { get; set; } = System.IO.Path.GetTempPath();
#pragma warning restore S5443
}
