using System.Globalization;
using Microsoft.Extensions.Options;

namespace Payments.Banks;

/// <summary>Stops the start with one sentence that names the setting.</summary>
internal sealed class BanksOptionsValidation : IValidateOptions<BanksOptions>
{
    public ValidateOptionsResult Validate(string? name, BanksOptions options) =>
        (Complaint(options) ?? ProviderComplaint(options)) is { } complaint
            ? ValidateOptionsResult.Fail(complaint)
            : ValidateOptionsResult.Success;

    private static string? Complaint(BanksOptions options) =>
        options switch
        {
            { SandboxBaseUrl: { } url } when !IsWebAddress(url) =>
                "Banks:SandboxBaseUrl must be an absolute http or https address.",
            { CallbackBaseUrl: { } url } when !IsWebAddress(url) =>
                "Banks:CallbackBaseUrl must be an absolute http or https address.",
            { RailSecret.Length: < 16 } => "Banks:RailSecret must have at least 16 characters.",
            { RailParticipantId: not { Length: >= 1 and <= 64 } } =>
                "Banks:RailParticipantId must have 1 to 64 characters.",
            { Timeout.Ticks: <= 0 } => "Banks:Timeout must be positive.",
            { ResponseSizeMax: < 1024 } => "Banks:ResponseSizeMax must be at least 1024 bytes.",
            { FxStaleAfter.Ticks: <= 0 } => "Banks:FxStaleAfter must be positive.",
            _ => MarketComplaint(options),
        };

    private static string? MarketComplaint(BanksOptions options) =>
        options switch
        {
            { FxBaseUrl: { } url } when !IsWebAddress(url) =>
                "Banks:FxBaseUrl must be an absolute http or https address.",
            { FxFreshFor.Ticks: < 0 } => "Banks:FxFreshFor must not be negative.",
            { FxSpreadMax: <= 0 } => "Banks:FxSpreadMax must be positive.",
            { FxJumpMax: <= 0 } => "Banks:FxJumpMax must be positive.",
            { FxJumpSettle.Ticks: < 0 } => "Banks:FxJumpSettle must not be negative.",
            { FxJumpMemory.Ticks: <= 0 } => "Banks:FxJumpMemory must be positive.",
            _ => null,
        };

    private static string? ProviderComplaint(BanksOptions options)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < options.Providers.Count; index++)
        {
            var provider = options.Providers[index];
            var at = string.Create(CultureInfo.InvariantCulture, $"Banks:Providers:{index}");
            var complaint = provider switch
            {
                { Code: "" } => $"{at}:Code is missing.",
                { Name: "" } => $"{at}:Name is missing.",
                { Country: not { Length: 2 } } => $"{at}:Country must be a two-letter code.",
                _ when !IsWebAddress(provider.BaseUrl)
                        && !Uri.IsWellFormedUriString(provider.BaseUrl, UriKind.Relative) =>
                    $"{at}:BaseUrl must be an http or https address, or a path of the sandbox.",
                _ when !codes.Add(provider.Code) => $"{at}:Code is used twice.",
                _ => null,
            };
            if (complaint is not null)
            {
                return complaint;
            }
        }

        return null;
    }

    private static bool IsWebAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
