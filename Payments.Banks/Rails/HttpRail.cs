using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using Payments.Banks.Connections;
using Payments.Domain.Rails;

namespace Payments.Banks.Rails;

/// <summary>Rails reached over HTTP with signed JSON, and what a simulated one can be told.</summary>
internal sealed class HttpRail(
    IHttpClientFactory clients,
    OutsideAddresses addresses,
    RailSignature signature,
    IOptions<BanksOptions> options
) : IRailGateway, IRailSimulator
{
    private readonly string _participant = options.Value.RailParticipantId;

    public async Task<IReadOnlyList<RailReceipt>> SubmitAsync(
        RailScheme scheme,
        IReadOnlyList<RailInstruction> instructions,
        CancellationToken cancellationToken
    )
    {
        if (instructions.Count == 0)
        {
            return [];
        }

        var batch = new WireBatch(
            Guid.CreateVersion7().ToString("N"),
            _participant,
            addresses.RailCallback.AbsoluteUri,
            [.. instructions.Select(RailWords.ToWire)]
        );
        var answer = await PostAsync(
            $"rails/{RailWords.Segment(scheme)}/payments",
            batch,
            BanksJson.Default.WireBatch,
            cancellationToken
        );
        var receipts = Expect(answer, BanksJson.Default.WireBatchReceipt).Instructions;
        return Matches(instructions, receipts)
            ? [.. receipts.Select(Receipt)]
            : throw Unavailable("The rail answered for other instructions.");
    }

    public async Task<RailPaymentState?> FindAsync(
        RailScheme scheme,
        string instructionId,
        CancellationToken cancellationToken
    )
    {
        var address = Address(
            $"rails/{RailWords.Segment(scheme)}/payments/{Escape(instructionId)}"
        );
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        Sign(request, Encoding.UTF8.GetBytes(address.PathAndQuery));
        var answer = await clients.CallAsync(request, Unavailable, cancellationToken);
        if (answer.Status == 404)
        {
            return null;
        }

        var state = Expect(answer, BanksJson.Default.WireState);
        var outcome = RailWords.Outcome(state.Status) ?? throw Unavailable("A status is unknown.");
        var reason = RailWords.Reason(outcome, state.ReasonCode);
        return new RailPaymentState(state.InstructionId, state.Sequence, outcome, reason);
    }

    public async Task<RailRecallAnswer> RecallAsync(
        RailScheme scheme,
        string instructionId,
        CancellationToken cancellationToken
    )
    {
        var answer = await PostAsync(
            $"rails/{RailWords.Segment(scheme)}/payments/{Escape(instructionId)}/recall",
            new WireRecall("CUST"),
            BanksJson.Default.WireRecall,
            cancellationToken
        );
        return answer.Status switch
        {
            404 => RailRecallAnswer.Unknown,
            409 => RailRecallAnswer.TooLate,
            _ when answer.IsSuccess => RailRecallAnswer.Accepted,
            _ => throw Refused(answer),
        };
    }

    public Task RefuseRecallAsync(
        RailScheme scheme,
        string recallId,
        string reasonCode,
        CancellationToken cancellationToken
    ) =>
        TellAsync(
            $"rails/{RailWords.Segment(scheme)}/recalls/{Escape(recallId)}/answer",
            new WireRecallAnswer(reasonCode),
            BanksJson.Default.WireRecallAnswer,
            cancellationToken
        );

    public Task RecallCreditAsync(
        RailScheme scheme,
        string creditId,
        string key,
        string reasonCode,
        CancellationToken cancellationToken
    ) =>
        TellAsync(
            $"rails/{RailWords.Segment(scheme)}/credits/{Escape(creditId)}/recall",
            new WireCreditRecall(key, _participant, addresses.RailCallback.AbsoluteUri, reasonCode),
            BanksJson.Default.WireCreditRecall,
            cancellationToken
        );

    public async Task<string> CreditAsync(
        RailScheme scheme,
        string key,
        SimulatedCredit credit,
        CancellationToken cancellationToken
    )
    {
        var answer = await PostAsync(
            $"rails/{RailWords.Segment(scheme)}/credits",
            new WireCredit(
                key,
                _participant,
                addresses.RailCallback.AbsoluteUri,
                credit.Amount.MinorUnits,
                credit.Amount.Currency.Code,
                credit.PayerName,
                RailWords.ToWire(credit.PayerAccount),
                RailWords.ToWire(credit.CreditorAccount)!,
                credit.Reference,
                credit.PayeeName
            ),
            BanksJson.Default.WireCredit,
            cancellationToken
        );
        return Expect(answer, BanksJson.Default.WireCreditReceipt).CreditId;
    }

    public async Task<bool> ForceOutcomeAsync(
        RailScheme scheme,
        string instructionId,
        RailOutcome outcome,
        string? schemeCode,
        TimeSpan delay,
        CancellationToken cancellationToken
    )
    {
        var answer = await PostAsync(
            $"rails/{RailWords.Segment(scheme)}/payments/{Escape(instructionId)}/outcome",
            new WireOutcome(RailWords.Status(outcome), schemeCode, (int)delay.TotalMilliseconds),
            BanksJson.Default.WireOutcome,
            cancellationToken
        );
        return answer.Status is not (404 or 409)
            && Expect(answer, BanksJson.Default.WireState) is not null;
    }

    /// <summary>Tells the rail where we are, so that it can bring what we missed.</summary>
    public Task JoinAsync(CancellationToken cancellationToken) =>
        TellAsync(
            "rails/participants",
            new WireParticipant(_participant, addresses.RailCallback.AbsoluteUri),
            BanksJson.Default.WireParticipant,
            cancellationToken
        );

    /// <summary>Posts where the rail has nothing to say but that it has heard.</summary>
    private async Task TellAsync<T>(
        string path,
        T message,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
    {
        var answer = await PostAsync(path, message, type, cancellationToken);
        if (!answer.IsSuccess)
        {
            throw Refused(answer);
        }
    }

    private async Task<Answer> PostAsync<T>(
        string path,
        T message,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message, type);
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(path));
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Sign(request, body);
        return await clients.CallAsync(request, Unavailable, cancellationToken);
    }

    private void Sign(HttpRequestMessage request, ReadOnlySpan<byte> message) =>
        request.Headers.TryAddWithoutValidation(RailSignature.Header, signature.Sign(message));

    private static T Expect<T>(Answer answer, JsonTypeInfo<T> type)
        where T : class =>
        answer.IsSuccess
            ? OutsideHttp.TryParse(answer.Body, type)
                ?? throw Unavailable("The rail's answer was not understood.")
            : throw Refused(answer);

    private static RailUnavailableException Refused(Answer answer) =>
        Unavailable(
            string.Create(CultureInfo.InvariantCulture, $"The rail answered {answer.Status}.")
        );

    private static bool Matches(
        IReadOnlyList<RailInstruction> instructions,
        IReadOnlyList<WireReceipt> receipts
    ) =>
        instructions
            .Select(instruction => instruction.InstructionId)
            .SequenceEqual(receipts.Select(receipt => receipt.InstructionId));

    private static RailReceipt Receipt(WireReceipt receipt) =>
        new(
            receipt.InstructionId!,
            receipt.Status == "RJCT" ? RailReason.Of(receipt.ReasonCode ?? "MS03") : null,
            receipt.Duplicate
        );

    private Uri Address(string path) => new(addresses.Sandbox, path);

    private static string Escape(string text) => Uri.EscapeDataString(text);

    private static RailUnavailableException Unavailable(string message, Exception? inner = null) =>
        new(message, inner);
}
