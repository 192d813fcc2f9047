using Payments.Domain.BankDirectories;

namespace Payments.Banks.Directories;

/// <summary>A small directory of our own (banks.txt), for as long as no provider's is bought.</summary>
internal sealed class LocalBankDirectory : IBankDirectory
{
    // Before the bank code, an Italian IBAN has a check letter.
    private const int BankCodeAt = 4;

    private readonly List<(BankInfo Bank, string Prefix)> _prefixes;

    public LocalBankDirectory()
    {
        using var reader = new StreamReader(
            typeof(LocalBankDirectory).Assembly.GetManifestResourceStream(
                "Payments.Banks.Directories.banks.txt"
            )!
        );
        _prefixes =
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.StartsWith('#'))
                .SelectMany(Read),
        ];
        Banks = [.. _prefixes.Select(entry => entry.Bank).Distinct()];
    }

    public IReadOnlyList<BankInfo> Banks { get; }

    public BankInfo? FindByBsb(string bsb) => Longest("AU", bsb);

    public BankInfo? FindByBic(string bic) =>
        Banks.FirstOrDefault(bank => bic.StartsWith(bank.Bic, StringComparison.Ordinal));

    public BankInfo? FindByIban(string iban) =>
        Longest(
            iban[..2],
            iban[(iban.StartsWith("IT", StringComparison.Ordinal) ? BankCodeAt + 1 : BankCodeAt)..]
        );

    private BankInfo? Longest(string country, string number) =>
        _prefixes
            .Where(entry =>
                entry.Bank.Country == country
                && number.StartsWith(entry.Prefix, StringComparison.Ordinal)
            )
            .OrderByDescending(entry => entry.Prefix.Length)
            .Select(entry => entry.Bank)
            .FirstOrDefault();

    private static IEnumerable<(BankInfo, string)> Read(string line)
    {
        var parts = line.Split(';');
        var bank = new BankInfo(parts[0], parts[4], parts[2], parts[3]);
        return parts[1].Split(',').Select(prefix => (bank, prefix));
    }
}
