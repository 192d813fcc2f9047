using FsCheck.Fluent;
using Payments.Domain.FundingAccounts;
using Payments.Domain.Tenancy;
using Payments.Domain.Values;
using Payments.Domain.VirtualAccounts;

namespace Payments.Tests.FundingAccounts;

/// <summary>How references are found in what payers write.</summary>
public sealed class FundingReferenceTests
{
    private static readonly string[] Between = ["", " ", "  ", "-", ".", "/", ":", ", ", "\n"];

    [Fact]
    public void However_it_is_grouped_and_whatever_stands_around_it_is_found()
    {
        var ways =
            from gaps in Gen.ArrayOf(Gen.Elements(Between), 23)
            from isLower in Gen.ArrayOf(Gen.Elements(true, false), 24)
            from before in Gen.Elements("", "Invoice 12 ", "for rent/", "REF:", "RF ", "(")
            from after in Gen.Elements("", " thank you", "/12", ") RF", ".")
            select (gaps, isLower, before, after);
        foreach (var (gaps, isLower, before, after) in ways.Sample(2_000, 10))
        {
            var reference = FundingReference.Of(TenantId.New());
            var written = string.Concat(
                reference.Select(
                    (character, index) =>
                        (isLower[index] ? char.ToLowerInvariant(character) : character)
                        + (index < gaps.Length ? gaps[index] : "")
                )
            );

            var found = FundingReference.Read($"{before}{written}{after}");

            found.Right.ShouldBe([reference], $"{before}{written}{after}");
        }
    }

    [Fact]
    public void Two_neighbours_swapped_or_a_digit_for_another_are_noticed()
    {
        var slips =
            from place in Gen.Choose(4, 22)
            from digit in Gen.Choose(0, 9)
            from isSwap in Gen.Elements(true, false)
            select (place, digit, isSwap);
        foreach (var (place, digit, isSwap) in slips.Sample(2_000, 10))
        {
            var reference = FundingReference.Of(TenantId.New());
            // A letter counts as two digits, so that only like for like is always noticed.
            var isLikeForLike = isSwap
                ? char.IsAsciiDigit(reference[place]) == char.IsAsciiDigit(reference[place + 1])
                : char.IsAsciiDigit(reference[place]);
            var written = isSwap
                ? $"{reference[..place]}{reference[place + 1]}{reference[place]}{reference[(place + 2)..]}"
                : $"{reference[..place]}{digit}{reference[(place + 1)..]}";
            if (!isLikeForLike || written == reference)
            {
                continue;
            }

            var found = FundingReference.Read(written);

            found.Right.ShouldBeEmpty($"{reference} as {written}");
            found.IsDamaged.ShouldBeTrue(written);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Order 12")]
    [InlineData("Transfer for fees")]
    [InlineData("RF")]
    [InlineData("Surf club, RFA 1")]
    public void Words_are_no_damaged_references(string? text)
    {
        var found = FundingReference.Read(text);

        found.Right.ShouldBeEmpty();
        found.IsDamaged.ShouldBeFalse();
    }

    [Fact]
    public void One_written_twice_is_one()
    {
        var reference = FundingReference.Of(TenantId.New());

        FundingReference.Read($"{reference} {reference}").Right.ShouldBe([reference]);
    }

    [Fact]
    public void No_account_is_ever_opened_under_the_number_of_a_funding_account()
    {
        foreach (var account in FundingAccountDirectory.For("", TenantEnvironment.Sandbox, null))
        {
            FundingAccountDirectory.CurrencyOf(account.Account).ShouldBe(account.Currency);
            FundingAccountDirectory
                .Has(VirtualAccountNumber.LocatorOf(account.Account))
                .ShouldBeTrue();
        }

        FundingAccountDirectory
            .CurrencyOf(VirtualAccountNumber.Nobodys(Currency.Aud))
            .ShouldBeNull();
    }
}
