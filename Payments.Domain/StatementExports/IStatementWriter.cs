using Payments.Domain.Statements;

namespace Payments.Domain.StatementExports;

/// <summary>How a statement is written to a file.</summary>
public enum StatementFormat
{
    /// <summary>A table by RFC 4180, in UTF-8.</summary>
    Csv,

    /// <summary>ISO 20022 camt.053.001.08, BankToCustomerStatement.</summary>
    Camt053,

    /// <summary>SWIFT MT940, Customer Statement Message.</summary>
    Mt940,
}

/// <summary>Writes one format, piece by piece; the pieces put together are the file.</summary>
public interface IStatementWriter
{
    StatementFormat Format { get; }

    string MediaType { get; }

    string Extension { get; }

    /// <summary>What comes before the first entry; the export has its span.</summary>
    string Head(StatementExport export, string owner);

    /// <summary>The entries after those that the export has written already.</summary>
    /// <returns>The text, and how many messages there are with it.</returns>
    /// <exception cref="StatementFormatException">The format cannot hold it.</exception>
    (string Text, int Pages) Body(
        StatementExport export,
        string owner,
        IReadOnlyList<StatementEntry> entries
    );

    /// <summary>What comes after the last entry.</summary>
    string Foot(StatementExport export, string owner);
}

/// <summary>A format has no room for what is to be written: trying again does not help.</summary>
public sealed class StatementFormatException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
