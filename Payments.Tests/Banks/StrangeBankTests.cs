using Microsoft.AspNetCore.Http;
using Payments.Banks.AccountData;
using Payments.Domain.AccountData;
using Payments.Domain.Values;

namespace Payments.Tests.Banks;

/// <summary>Banks that answer too much, too late, or something else.</summary>
public sealed class StrangeBankTests
{
    private static readonly BankAccess Access = new("coral_au", "c", null);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"accounts":[{"resourceId":"a","currency":"???"}]}""")]
    [InlineData("""{"accounts":[{"resourceId":null,"currency":"AUD"}]}""")]
    public async Task An_answer_that_is_not_understood_means_unavailable(string body)
    {
        await using var strange = await StrangeServer.StartAsync(body);

        await ShouldBeUnavailableAsync(strange);
    }

    [Fact]
    public async Task An_answer_without_an_end_is_cut_off()
    {
        await using var strange = await StrangeServer.StartAsync(async context =>
        {
            var chunk = new byte[16 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            }
        });

        await ShouldBeUnavailableAsync(strange, ("Banks:ResponseSizeMax", "65536"));
    }

    [Fact]
    public async Task A_bank_that_does_not_answer_is_given_up()
    {
        await using var strange = await StrangeServer.StartAsync(context =>
            Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
        );

        await ShouldBeUnavailableAsync(strange, ("Banks:Timeout", "00:00:00.2"));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var strange = await StrangeServer.StartAsync(context =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });
        await using var world = await strange.WorldAsync();
        var before = strange.Calls;

        await Should.ThrowAsync<BankUnavailableException>(() =>
            world.Get<IAccountInformationBank>().GetAccountsAsync(Access, Token)
        );

        (strange.Calls - before).ShouldBeLessThanOrEqualTo(2);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_broken_bank_is_unavailable_even_if_it_speaks_the_standard(int status)
    {
        await using var strange = await StrangeServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(
                """{"tppMessages":[{"category":"ERROR","code":"X"}]}""",
                context.RequestAborted
            );
        });

        await ShouldBeUnavailableAsync(strange);
    }

    [Theory]
    [InlineData("100.00", "EUR", 100_00)]
    [InlineData("-0.05", "EUR", -5)]
    [InlineData("7", "EUR", 7_00)]
    [InlineData("1500.00", "JPY", 1500)]
    [InlineData("1.5", "KWD", 1500)]
    public void Amounts_are_read_exactly(string text, string currency, long minorUnits) =>
        BerlinReading
            .MoneyOf(new WireAmount(currency, text))
            .ShouldBe(new Money(minorUnits, Currency.Parse(currency)));

    [Theory]
    [InlineData("1.005", "EUR")]
    [InlineData("1500.50", "JPY")]
    [InlineData("1e3", "EUR")]
    [InlineData("--5", "EUR")]
    [InlineData("+5", "EUR")]
    [InlineData("", "EUR")]
    [InlineData("-", "EUR")]
    [InlineData("1,000.00", "EUR")]
    [InlineData("99999999999999999999", "EUR")]
    public void Amounts_that_would_have_to_be_rounded_or_guessed_are_refused(
        string text,
        string currency
    ) =>
        Should.Throw<BankUnavailableException>(() =>
            BerlinReading.MoneyOf(new WireAmount(currency, text))
        );

    private static async Task ShouldBeUnavailableAsync(
        StrangeServer strange,
        params (string Key, string Value)[] settings
    )
    {
        await using var world = await strange.WorldAsync(settings);
        await Should.ThrowAsync<BankUnavailableException>(() =>
            world.Get<IAccountInformationBank>().GetAccountsAsync(Access, Token)
        );
    }
}
