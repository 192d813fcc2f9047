using FsCheck;
using FsCheck.Fluent;
using Payments.Domain.Errors;
using Payments.Domain.Parties;

namespace Payments.Tests.Parties;

/// <summary>The field rules of a party, one test for each.</summary>
public sealed class PartyRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly PartyFacts Person = new(PartyName.Person("Ann", null, "Lee"));
    private static readonly PartyFacts Company = new(PartyName.Company("Acme Pty Ltd"));

    [Theory]
    [InlineData("N/A")]
    [InlineData("n/a")]
    [InlineData("NA")]
    [InlineData("NULL")]
    [InlineData("null")]
    [InlineData("nil")]
    [InlineData("none")]
    [InlineData("undefined")]
    public void What_programs_write_for_nothing_is_refused_everywhere(string text)
    {
        PersonName.Check(text).Problem.ShouldBe(DummyText.RuleText);
        MiddleName.Check(text).Problem.ShouldBe(DummyText.RuleText);
        CompanyName.Check(text).Problem.ShouldBe(DummyText.RuleText);
        NickName.Check(text).Problem.ShouldBe(DummyText.RuleText);
        ExternalId.Check(text).Problem.ShouldBe(DummyText.RuleText);
        Address.CheckLine(text).Problem.ShouldBe(DummyText.RuleText);
    }

    [Theory]
    [InlineData("Null")]
    [InlineData("Na")]
    public void Names_that_only_look_like_nothing_are_accepted(string text) =>
        PersonName.Check(text).IsValid.ShouldBeTrue();

    [Theory]
    [InlineData("x.com")]
    [InlineData("Ben.eu")]
    [InlineData("http://a.b")]
    public void A_name_is_no_web_address(string text) =>
        PersonName.Check(text).IsValid.ShouldBeFalse();

    [Theory]
    [InlineData("J.Smith")]
    [InlineData("Ann B. Lee")]
    public void A_name_may_have_initials(string text) =>
        PersonName.Check(text).IsValid.ShouldBeTrue();

    [Theory]
    [InlineData("B", false)]
    [InlineData("Bo", true)]
    public void A_middle_name_has_two_characters_at_least(string text, bool valid) =>
        MiddleName.Check(text).IsValid.ShouldBe(valid);

    [Fact]
    public void A_nickname_is_made_from_the_name()
    {
        NickName.Generate(PartyName.Person("John", null, "Malkovich")).ShouldBe("JohnMalkov");
        NickName.Generate(PartyName.Company("Acme Pty Ltd")).ShouldBe("Acme Pty L");
        NickName.Generate(PartyName.Person("X", null, "Y")).ShouldBe("XY");
    }

    [Fact]
    public void A_nickname_that_was_made_is_never_torn() =>
        Prop.ForAll(
                Gen.Elements("a", "Ä", " ", "&", "💸", "9")
                    .ListOf()
                    .Select(characters => string.Concat(characters))
                    .ToArbitrary(),
                text =>
                {
                    if (CompanyName.Check(text).Value is { } company)
                    {
                        var nickname = NickName.Generate(PartyName.Company(company));
                        nickname.Length.ShouldBeLessThanOrEqualTo(10);
                        company.ShouldStartWith(nickname, Case.Sensitive);
                        PlainText.IsPlain(nickname).ShouldBeTrue();
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("A", false)]
    [InlineData("Al", true)]
    public void A_nickname_has_two_characters_at_least(string text, bool valid) =>
        NickName.Check(text).IsValid.ShouldBe(valid);

    [Theory]
    [InlineData("legalName")]
    [InlineData("tradingAsName")]
    [InlineData("businessNumber")]
    [InlineData("acn")]
    public void Only_a_company_has_a_companys_fields(string field)
    {
        var facts = field switch
        {
            "legalName" => Person with { LegalName = "Acme Pty Ltd" },
            "tradingAsName" => Person with { TradingAsName = "Acme" },
            "businessNumber" => Person with { BusinessNumber = "51824753556" },
            _ => Person with { Acn = "004085616" },
        };

        RefusedField(facts).ShouldBe($"input.{field}");
    }

    [Fact]
    public void A_company_has_no_date_of_birth() =>
        RefusedField(Company with { DateOfBirth = new(1980, 1, 1) }).ShouldBe("input.dateOfBirth");

    [Fact]
    public void A_person_is_of_age() =>
        RefusedField(Person with { DateOfBirth = new(2009, 1, 1) }).ShouldBe("input.dateOfBirth");

    [Theory]
    [InlineData("AU", "51 824 753 556", "51824753556")]
    [InlineData("DE", "HRB 12345", "HRB 12345")]
    public void A_business_number_is_kept_as_its_register_has_it(
        string country,
        string number,
        string kept
    ) =>
        PartyRules
            .Require(Company with { BusinessNumber = number, Address = At(country) }, null, Now)
            .BusinessNumber.ShouldBe(kept);

    [Fact]
    public void A_business_number_in_Australia_is_checked() =>
        RefusedField(Company with { BusinessNumber = "51824753557", Address = At("AU") })
            .ShouldBe("input.businessNumber");

    [Fact]
    public void A_party_without_an_address_is_at_home_where_its_account_is() =>
        Should
            .Throw<InvalidInputException>(() =>
                PartyRules.Require(Company with { BusinessNumber = "51824753557" }, "AU", Now)
            )
            .Path.ShouldBe(["input", "businessNumber"]);

    [Fact]
    public void Only_a_company_in_Australia_has_an_acn()
    {
        RefusedField(Company with { Acn = "004085616", Address = At("DE") }).ShouldBe("input.acn");
        PartyRules
            .Require(Company with { Acn = "004085616", Address = At("AU") }, null, Now)
            .Acn.ShouldBe("004085616");
    }

    [Theory]
    [InlineData("004 085 616", "004085616")]
    [InlineData("004085617", null)]
    [InlineData("4085616", null)]
    public void An_acn_has_nine_digits_and_a_check_digit(string text, string? kept) =>
        CompanyNumber.Check(text).Value.ShouldBe(kept);

    [Fact]
    public void A_document_is_neither_expired_nor_of_tomorrow()
    {
        RefusedField(Person with { IdDoc = Passport(null, new(2026, 2, 27)) })
            .ShouldBe("input.idDoc.expiryDate");
        RefusedField(Person with { IdDoc = Passport(new(2026, 3, 4), null) })
            .ShouldBe("input.idDoc.issueDate");
    }

    [Fact]
    public void A_document_that_expires_later_does_not_hinder_other_changes()
    {
        var known = Person with { IdDoc = Passport(null, new(2026, 2, 27)) };

        PartyRules
            .Require(known with { Email = "ann@example.com" }, null, Now, before: known)
            .Email.ShouldBe("ann@example.com");
    }

    [Fact]
    public void A_nickname_that_was_made_goes_with_the_name_and_a_chosen_one_stays()
    {
        var renamed = new PartyPatch { Name = PartyName.Person("Bea", null, "Ray") };

        renamed.ApplyTo(Person with { NickName = "AnnLee" }).NickName.ShouldBeNull();
        renamed.ApplyTo(Person with { NickName = "Sis" }).NickName.ShouldBe("Sis");
    }

    private static Address At(string country) =>
        Address.From("1 Road", null, null, null, null, country);

    private static IdentityDocument Passport(DateOnly? issued, DateOnly? expires) =>
        IdentityDocument.From(
            IdentityDocumentType.Passport,
            "PA1234567",
            null,
            issued,
            expires,
            "AU",
            "input",
            "idDoc"
        );

    private static string RefusedField(PartyFacts facts) =>
        string.Join(
            '.',
            Should.Throw<InvalidInputException>(() => PartyRules.Require(facts, null, Now)).Path
        );
}
