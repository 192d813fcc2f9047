namespace Payments.Sandbox.Rails;

/// <summary>What a rail refuses at its door, with the reason code a real one would give.</summary>
internal static class InstructionCheck
{
    private const int IdLengthMax = 64;

    /// <returns>Null when the instruction may enter.</returns>
    public static string? Refusal(RailScheme scheme, InstructionMessage instruction) =>
        instruction switch
        {
            { InstructionId: null or "" or { Length: > IdLengthMax } } => "FF01",
            { EndToEndId.Length: > IdLengthMax } => "FF01",
            { Currency: not { Length: 3 } } => "FF01",
            _ when instruction.Remittance?.Length > scheme.RemittanceLengthMax => "FF01",
            _ when scheme.Currency is { } only && only != instruction.Currency => "AM03",
            { AmountMinorUnits: 0 } => "AM01",
            { AmountMinorUnits: < 0 } => "AM12",
            { Creditor: null or { Name: null or "" } } => "BE22",
            { Creditor.Account: null or { Number: null or "" } } => "AC03",
            { Creditor.Account: { Type: "IBAN" } account } when !IsIban(account.Number) => "AC01",
            { Creditor.Account: { Type: "BSB" } account } when !IsBsb(account.Routing) => "RC01",
            _ => null,
        };

    private static bool IsIban(string text) =>
        text.Length is >= 15 and <= 34
        && text.All(char.IsAsciiLetterOrDigit)
        && Banks.Iban.IsRightlyChecked(text);

    private static bool IsBsb(string? text) =>
        text?.Replace("-", "", StringComparison.Ordinal) is { Length: 6 } digits
        && digits.All(char.IsAsciiDigit);
}
