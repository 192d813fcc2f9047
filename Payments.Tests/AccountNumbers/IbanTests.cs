using FsCheck;
using FsCheck.Fluent;
using Payments.Domain.AccountNumbers;

namespace Payments.Tests.AccountNumbers;

public sealed class IbanTests
{
    // The examples of the IBAN registry.
    [Theory]
    [InlineData("AE070331234567890123456")]
    [InlineData("AT611904300234573201")]
    [InlineData("BE68539007547034")]
    [InlineData("BR1800360305000010009795493C1")]
    [InlineData("CH9300762011623852957")]
    [InlineData("DE89370400440532013000")]
    [InlineData("ES9121000418450200051332")]
    [InlineData("FR1420041010050500013M02606")]
    [InlineData("GB29NWBK60161331926819")]
    [InlineData("IE29AIBK93115212345678")]
    [InlineData("IT60X0542811101000000123456")]
    [InlineData("LU280019400644750000")]
    [InlineData("MT84MALT011000012345MTLCAST001S")]
    [InlineData("NL91ABNA0417164300")]
    [InlineData("NO9386011117947")]
    [InlineData("PL61109010140000071219812874")]
    [InlineData("RO49AAAA1B31007593840000")]
    [InlineData("SE4550000000058398257466")]
    [InlineData("TR330006100519786457841326")]
    public void Examples_of_the_registry_are_accepted(string iban) =>
        Iban.Check(iban).Value.ShouldBe(iban);

    [Fact]
    public void Plain_spaces_and_lower_case_are_normalised_away() =>
        Iban.Check(" de89 3704 0044 0532 0130 00").Value.ShouldBe("DE89370400440532013000");

    [Theory]
    [InlineData("DE88370400440532013000", "check digits")] // one digit off
    [InlineData("DE8937040044053201300", "22 characters, not 21")]
    [InlineData("DE893704004405320130000", "22 characters, not 23")]
    [InlineData("ZZ89370400440532013000", "ZZ")]
    [InlineData("US89370400440532013000", "US")]
    [InlineData("DE8937040044053201300\u0430", "letters A-Z")] // a Cyrillic letter
    [InlineData("DE89\u00A0370400440532013000", "letters A-Z")] // a no-break space
    [InlineData("DE89\u200B370400440532013000", "letters A-Z")] // a zero-width space
    [InlineData("DE89-3704-0044-0532-0130-00", "letters A-Z")]
    [InlineData("DEAA370400440532013000", "check digits")]
    [InlineData("", "letters A-Z")]
    [InlineData("DE", "letters A-Z")]
    public void What_is_none_is_refused_by_its_reason(string text, string reason) =>
        Iban.Check(text).Problem.ShouldNotBeNull().ShouldContain(reason);

    // 00, 01 and 99 pass mod 97 where 97, 98 and 02 do, and are never issued.
    [Theory]
    [InlineData("97", "00")]
    [InlineData("98", "01")]
    [InlineData("02", "99")]
    public void Check_digits_that_are_never_issued_are_refused(string right, string alias)
    {
        var accounts = Enumerable.Range(0, 1000).Select(number => $"37040044{number:0000000000}");
        var iban = accounts
            .Select(bban => Iban.FromDomestic("DE", bban))
            .First(text => text[2..4] == right);

        Iban.Check(iban).IsValid.ShouldBeTrue();
        Iban.Check($"DE{alias}{iban[4..]}").IsValid.ShouldBeFalse();
    }

    [Fact]
    public void Every_number_made_from_a_domestic_one_is_valid_and_no_neighbour_is() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<PositiveInt>(),
                ArbMap.Default.ArbFor<PositiveInt>(),
                (account, place) =>
                {
                    var iban = Iban.FromDomestic("LU", $"987{account.Get:0000000000000}");
                    var index = 4 + (place.Get % 16);
                    var other = (char)('0' + ((iban[index] - '0' + 1) % 10));
                    var neighbour = $"{iban[..index]}{other}{iban[(index + 1)..]}";
                    return Iban.Check(iban).IsValid && !Iban.Check(neighbour).IsValid;
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("FR1420041010050500013M02606", "FR", true)]
    [InlineData("FR1420041010050500013M02606", "GP", true)]
    [InlineData("GB29NWBK60161331926819", "JE", true)]
    [InlineData("DE89370400440532013000", "FR", false)]
    public void A_country_has_its_own_ibans_or_those_of_the_one_that_runs_its_banks(
        string iban,
        string country,
        bool belongs
    ) => Iban.BelongsTo(iban, country).ShouldBe(belongs);
}
