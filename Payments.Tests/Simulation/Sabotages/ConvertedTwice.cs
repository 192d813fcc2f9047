using Payments.Domain.Commands;
using Payments.Domain.Conversions;
using Payments.Domain.Ledger;
using Payments.Domain.Tenancy;
using Payments.Tests.Kit;

namespace Payments.Tests.Simulation.Sabotages;

/// <summary>The market's word that a conversion's order is traded pays once more.</summary>
internal sealed class ConvertedTwice : Sabotage
{
    public override async Task AfterAsync<TResult>(
        Command<TResult> command,
        CommandResult<TResult> result,
        Caller caller,
        IWriteGate gate
    )
    {
        if (
            command is RecordMarketAnswer
            && result.Value is Conversion { Status: ConversionStatus.Converted } conversion
        )
        {
            await gate.RunAsync(
                new Do(async work =>
                    await work.Ledger.PostAsync(
                        Posting
                            .For("conversion.converted", conversion.Subject)
                            .Debit(AccountKind.FxPosition, conversion.To)
                            .Credit(AccountKind.Available, conversion.To)
                    )
                ),
                caller,
                CancellationToken.None
            );
        }
    }
}
