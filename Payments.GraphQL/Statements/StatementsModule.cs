using Payments.Domain.Conversions;
using Payments.Domain.Deposits;
using Payments.Domain.FxPayments;
using Payments.Domain.Statements;
using Payments.Domain.Withdrawals;
using Payments.GraphQL.Balances;

namespace Payments.GraphQL.Statements;

/// <summary>What balances and statements need of the host: how each kind of object describes itself.</summary>
public static class StatementsModule
{
    public static IServiceCollection AddStatements(this IServiceCollection services)
    {
        services.AddSingleton<IStatementSource, DepositStatementText>();
        services.AddSingleton<IStatementSource, DepositRefundStatementText>();
        services.AddSingleton<IStatementSource, WithdrawalStatementText>();
        services.AddSingleton<IStatementSource, PaymentStatementText>();
        services.AddSingleton<IStatementSource, ConversionStatementText>();
        services.AddSingleton<StatementEntries>();
        services.AddSingleton<BalanceChanges>();
        return services;
    }
}
