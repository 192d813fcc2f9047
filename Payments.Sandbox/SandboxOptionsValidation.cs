using Microsoft.Extensions.Options;

namespace Payments.Sandbox;

/// <summary>Stops the start with one sentence that names the setting.</summary>
internal sealed class SandboxOptionsValidation : IValidateOptions<SandboxOptions>
{
    public ValidateOptionsResult Validate(string? name, SandboxOptions options) =>
        Complaint(options) is { } complaint
            ? ValidateOptionsResult.Fail(complaint)
            : ValidateOptionsResult.Success;

    private static string? Complaint(SandboxOptions options) =>
        options switch
        {
            { RailSecret.Length: < 16 } => "Sandbox:RailSecret must have at least 16 characters.",
            { AnswerDelayMin.Ticks: < 0 } => "Sandbox:AnswerDelayMin must not be negative.",
            _ when options.AnswerDelayMax < options.AnswerDelayMin =>
                "Sandbox:AnswerDelayMax must not be shorter than Sandbox:AnswerDelayMin.",
            { LateAnswerDelay.Ticks: < 0 } => "Sandbox:LateAnswerDelay must not be negative.",
            { ReturnDelay.Ticks: < 0 } => "Sandbox:ReturnDelay must not be negative.",
            { RetryDelayMin.Ticks: <= 0 } => "Sandbox:RetryDelayMin must be positive.",
            _ when options.RetryDelayMax < options.RetryDelayMin =>
                "Sandbox:RetryDelayMax must not be shorter than Sandbox:RetryDelayMin.",
            { CallbackTimeout.Ticks: <= 0 } => "Sandbox:CallbackTimeout must be positive.",
            { TransactionPageSize: < 1 or > 500 } =>
                "Sandbox:TransactionPageSize must be between 1 and 500.",
            { PublicBaseUrl: { } url } when !IsWebAddress(url) =>
                "Sandbox:PublicBaseUrl must be an absolute http or https address.",
            _ => null,
        };

    private static bool IsWebAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
