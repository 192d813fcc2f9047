using FsCheck;
using FsCheck.Fluent;
using Payments.Domain.Errors;
using Payments.Domain.Parties;

namespace Payments.Tests.Parties;

public sealed class IdentityTests
{
    [Theory]
    [InlineData("+61 422 832 849", "+61 422 832 849")]
    [InlineData("0061422832849", "+61 422 832 849")]
    [InlineData("+1 (415) 555-2671", "+1 415 555 2671")]
    [InlineData("+49.151.23456789", "+49 151 234 567 89")]
    [InlineData("+352 621 123 456", "+352 621 123 456")]
    public void A_mobile_number_is_kept_as_the_world_dials_it(string text, string expected) =>
        MobileNumber.Check(text).Value.ShouldBe(expected);

    [Theory]
    [InlineData("0422 832 849")]
    [InlineData("+61")]
    [InlineData("+0 422 832 849")]
    [InlineData("+61 422 832 84x")]
    [InlineData("+61 4228 3284 9999 9999")]
    [InlineData("+٦١٤٢٢٨٣٢٨٤٩")]
    public void What_cannot_be_dialled_from_abroad_is_no_mobile_number(string text) =>
        MobileNumber.Check(text).IsValid.ShouldBeFalse();

    [Fact]
    public void A_mobile_number_that_was_accepted_is_accepted_unchanged() =>
        Prop.ForAll(
                Gen.Choose(0, 9).ListOf().ToArbitrary(),
                digits =>
                    MobileNumber.Check($"+{string.Concat(digits)}") is not { Value: { } value }
                    || MobileNumber.Check(value).Value == value
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("51 824 753 556", "AU", "51824753556")]
    [InlineData("004 085 616", "AU", "004085616")]
    [InlineData("HRB 12345", "DE", "HRB 12345")]
    public void A_business_number_is_the_registers_of_its_country(
        string text,
        string country,
        string expected
    ) => BusinessNumber.Of(country)(text).Value.ShouldBe(expected);

    [Theory]
    [InlineData("51 824 753 557", "AU")]
    [InlineData("004 085 617", "AU")]
    [InlineData("123", "DE")]
    [InlineData("Größe 12", "DE")]
    public void A_business_number_that_no_register_gave_is_refused(string text, string country) =>
        BusinessNumber.Of(country)(text).IsValid.ShouldBeFalse();

    [Fact]
    public void A_document_names_its_country_or_its_issuer()
    {
        var refusal = Should.Throw<InvalidInputException>(() =>
            IdentityDocument.From(IdentityDocumentType.Passport, "N1", null, null, null, null, "x")
        );

        refusal.Path.ShouldBe(["x", "country"]);
    }

    [Fact]
    public void A_document_is_valid_on_its_last_day_and_expired_on_the_next()
    {
        var document = IdentityDocument.From(
            IdentityDocumentType.Passport,
            "N1",
            null,
            null,
            new(2026, 1, 5),
            "AU"
        );

        document.IsExpired(new(2026, 1, 5, 23, 59, 59, TimeSpan.Zero)).ShouldBeFalse();
        document.IsExpired(new(2026, 1, 6, 0, 0, 0, TimeSpan.Zero)).ShouldBeTrue();
    }
}
