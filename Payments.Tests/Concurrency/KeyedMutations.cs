namespace Payments.Tests.Concurrency;

/// <summary>A call of every mutation that takes a key. Each slice adds its own.</summary>
internal static class KeyedMutations
{
    public static IReadOnlyDictionary<string, KeyedMutation> All { get; } =
        new KeyedMutation[][]
        {
            ComplianceCalls.All,
            ConsentCalls.All,
            ConversionCalls.All,
            CreditRecallCalls.All,
            DepositCalls.All,
            FxCalls.All,
            InstitutionCalls.All,
            MemberCalls.All,
            PartyCalls.All,
            RailOutageCalls.All,
            ReviewRulesCalls.All,
            StatementExportCalls.All,
            VirtualAccountCalls.All,
            WebhookCalls.All,
            WithdrawalBatchCalls.All,
            WithdrawalCalls.All,
        }
            .SelectMany(calls => calls)
            .ToDictionary(call => call.Name);
}
