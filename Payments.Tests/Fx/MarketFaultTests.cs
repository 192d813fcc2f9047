using Microsoft.AspNetCore.Http;
using Payments.Tests.Banks;
using Payments.Tests.Kit;

namespace Payments.Tests.Fx;

/// <summary>A market that misbehaves, over real HTTP, as the tenant sees it.</summary>
public sealed class MarketFaultTests
{
    [Fact]
    public async Task Each_fault_of_the_market_is_told_apart_and_a_new_try_succeeds_when_it_is_over()
    {
        var state = Fault.None;
        await using var market = await StrangeServer.StartAsync(context =>
            AnswerAsync(context, state)
        );
        var host = await PaymentsHost.StartAsync(
            ("Banks:FxBaseUrl", market.Address),
            ("Banks:FxFreshFor", "00:00:00"),
            ("Banks:Timeout", "00:00:02")
        );
        try
        {
            (await QuoteAsync(host, "before")).ShouldBe("quoted");
            foreach (var (fault, trouble) in Faults)
            {
                state = fault;
                (await QuoteAsync(host, $"during-{fault}")).ShouldBe(
                    $"MARKET_UNAVAILABLE {trouble} retryable"
                );
                // The used key needs no market.
                (await QuoteAsync(host, "before")).ShouldBe("quoted");

                state = Fault.None;
                // Refused input did not use up the key.
                (await QuoteAsync(host, $"during-{fault}")).ShouldBe("quoted");
            }
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private enum Fault
    {
        None,
        Down,
        Nonsense,
        Slow,
        Stale,
        Crossed,
        Jumped,
    }

    private static readonly (Fault, string)[] Faults =
    [
        (Fault.Down, "NO_ANSWER"),
        (Fault.Nonsense, "NO_ANSWER"),
        (Fault.Slow, "NO_ANSWER"),
        (Fault.Stale, "STALE"),
        (Fault.Crossed, "ABSURD"),
        (Fault.Jumped, "JUMPING"),
    ];

    private static Task AnswerAsync(HttpContext context, Fault fault)
    {
        switch (fault)
        {
            case Fault.Down:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return Task.CompletedTask;
            case Fault.Nonsense:
                return context.Response.WriteAsync("<html>", context.RequestAborted);
            case Fault.Slow:
                return Task.Delay(
                    Timeout.InfiniteTimeSpan,
                    TimeProvider.System,
                    context.RequestAborted
                );
            default:
                var at = TimeProvider.System.GetUtcNow();
                var (bid, ask) = fault switch
                {
                    Fault.Crossed => ("0.62", "0.58"),
                    Fault.Jumped => ("0.90", "0.90"),
                    _ => ("0.60", "0.60"),
                };
                return context.Response.WriteAsJsonAsync(
                    new
                    {
                        timestamp = fault is Fault.Stale ? at.AddMinutes(-5) : at,
                        rates = new[]
                        {
                            new
                            {
                                pair = "AUD/EUR",
                                bid,
                                ask,
                                mid = bid,
                            },
                        },
                    },
                    context.RequestAborted
                );
        }
    }

    private static async Task<string> QuoteAsync(PaymentsHost host, string key)
    {
        var data = await host.Acme.AskAsync(
            """
            mutation ($input: CreateQuoteInput!) {
              createQuote(input: $input) {
                quote { id }
                errors { ... on MarketUnavailableError { code trouble retryable } }
              }
            }
            """,
            new
            {
                input = new
                {
                    fromCurrency = "AUD",
                    toCurrency = "EUR",
                    fromAmount = "10.00",
                    idempotencyKey = key,
                },
            }
        );
        var payload = data["createQuote"]!;
        return payload["quote"] is not null ? "quoted"
            : payload["errors"]![0] is { } error && (bool)error["retryable"]!
                ? $"{error["code"]} {error["trouble"]} retryable"
            : payload.ToJsonString();
    }
}
