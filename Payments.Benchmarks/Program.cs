using Payments.Benchmarks;
using Payments.Benchmarks.Engine;
using Payments.Benchmarks.Language;
using Payments.Benchmarks.Load;
using Payments.Benchmarks.Money;
using Payments.Benchmarks.Subscriptions;

// The first five are for people; the others are what they start, each pinned to a core of its own.
return args switch
{
    ["engine", .. var options] => await EngineBenchmark.RunAsync(BenchmarkOptions.Parse(options)),
    ["subscriptions", .. var options] => await SubscriptionBenchmark.RunAsync(
        BenchmarkOptions.Parse(options)
    ),
    ["language", .. var options] => await LanguageBenchmark.RunAsync(
        BenchmarkOptions.Parse(options)
    ),
    ["money", .. var options] => await MoneyBenchmark.RunAsync(BenchmarkOptions.Parse(options)),
    ["hostile"] => HostileProcess.Run(),
    ["load", var plan] => await LoadProcess.RunAsync(plan),
    ["subscribers", var plan] => await SubscriberProcess.RunAsync(plan),
    ["measure-language", var warmup, var seconds] => LanguageProcess.Run(warmup, seconds),
    ["serve-bare", var port, var database] => await BareServer.RunAsync(port, database),
    ["serve-cacao", var port, var database] => await CacaoServer.RunAsync(port, database),
    ["group-commit", var database, var seconds, var batch, var tenants, var wholeLife] =>
        await GroupCommitCeiling.RunAsync(database, seconds, batch, tenants, wholeLife),
    _ => BenchmarkOptions.Explain(),
};
