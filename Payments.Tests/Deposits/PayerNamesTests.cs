using FsCheck;
using FsCheck.Fluent;
using Payments.Domain.Deposits;

namespace Payments.Tests.Deposits;

/// <summary>Whether a payer is the holder of an account, by names as banks write them.</summary>
public sealed class PayerNamesTests
{
    private static readonly string[] Words =
    [
        "Jane",
        "Quinn",
        "Citizen",
        "Müller",
        "O'Neill",
        "Nguyễn",
        "Wattle",
        "Bluegum",
        "Trading",
        "Łukasz",
        "家賃",
    ];

    [Theory]
    [InlineData("JANE CITIZEN", "Jane Citizen", PayerMatch.Match)]
    [InlineData("Citizen, Jane", "Jane Citizen", PayerMatch.Match)]
    [InlineData("Ms Jane Citizen", "Jane Citizen", PayerMatch.Match)]
    [InlineData("Juergen Mueller", "Jürgen Müller", PayerMatch.CloseMatch)]
    [InlineData("Jurgen Muller", "Jürgen Müller", PayerMatch.Match)]
    [InlineData("ONEILL SEAN", "Seán O’Neill", PayerMatch.Match)]
    [InlineData("ACME TRADING PTY LIMITED", "Acme Trading Pty Ltd", PayerMatch.Match)]
    [InlineData("AcmeTrading", "Acme Trading Pty Ltd", PayerMatch.Match)]
    [InlineData("Smith & Jones", "Smith and Jones Co.", PayerMatch.Match)]
    [InlineData("The Company", "The Company Ltd", PayerMatch.Match)]
    [InlineData("J Citizen", "Jane Citizen", PayerMatch.CloseMatch)]
    [InlineData("Jane Q Citizen", "Jane Quinn Citizen", PayerMatch.CloseMatch)]
    [InlineData("Jane Quinn Citizen", "Jane Citizen", PayerMatch.CloseMatch)]
    [InlineData("Jane Citzien", "Jane Citizen", PayerMatch.CloseMatch)]
    [InlineData("Jane Citizens", "Jane Citizen", PayerMatch.CloseMatch)]
    [InlineData("Jane Smith", "Jane Citizen", PayerMatch.NoMatch)]
    [InlineData("Citizen", "Jane Citizen", PayerMatch.NoMatch)]
    [InlineData("J C", "Jane Citizen", PayerMatch.NoMatch)]
    [InlineData("Ann Lee", "Ian Lee", PayerMatch.NoMatch)]
    [InlineData("Pat Payer", "Acme Trading Pty Ltd", PayerMatch.NoMatch)]
    [InlineData("", "Jane Citizen", PayerMatch.NotTold)]
    [InlineData(" - ", "Jane Citizen", PayerMatch.NotTold)]
    [InlineData(null, "Jane Citizen", PayerMatch.NotTold)]
    public void A_payer_is_the_holder_or_alike_or_somebody_else(
        string? payer,
        string holder,
        PayerMatch match
    ) => PayerNames.Compare(payer, [holder]).ShouldBe(match);

    [Fact]
    public void The_best_of_the_holders_names_counts() =>
        PayerNames
            .Compare("Citizen Bikes", ["Citizen Holdings Pty Ltd", "Citizen Bikes"])
            .ShouldBe(PayerMatch.Match);

    [Fact]
    public void Every_name_is_its_own_in_any_order_and_case()
    {
        var names =
            from words in Gen.Elements(Words).NonEmptyListOf()
            from shuffled in Gen.Shuffle(words.ToArray())
            select (Name: string.Join(' ', words), Other: string.Join("  ", shuffled));

        Prop.ForAll(
                names.ToArbitrary(),
                name =>
                    PayerNames.Compare(name.Other.ToUpperInvariant(), [name.Name])
                    == PayerMatch.Match
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_comparison_is_the_same_from_both_sides()
    {
        var pairs =
            from left in Gen.Elements(Words).NonEmptyListOf()
            from right in Gen.Elements(Words).NonEmptyListOf()
            select (Left: string.Join(' ', left), Right: string.Join(' ', right));

        Prop.ForAll(
                pairs.ToArbitrary(),
                pair =>
                    PayerNames.Compare(pair.Left, [pair.Right])
                    == PayerNames.Compare(pair.Right, [pair.Left])
            )
            .QuickCheckThrowOnFailure();
    }
}
