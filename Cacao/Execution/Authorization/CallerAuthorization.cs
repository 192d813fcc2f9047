using System.Security.Claims;
using Cacao.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Execution.Authorization;

/// <summary>Asks the application's policies about one caller, each question once in a request.</summary>
internal sealed class CallerAuthorization(ClaimsPrincipal? user, IServiceProvider services)
{
    private readonly Dictionary<AuthorizationRule, IError?> _answers = [];

    private bool IsAuthenticated => user?.Identity?.IsAuthenticated == true;

    /// <summary>Null when the caller satisfies all rules.</summary>
    public async ValueTask<IError?> RefusalAsync(AuthorizationRule[] rules)
    {
        foreach (var rule in rules)
        {
            if (await RefusalAsync(rule) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private async ValueTask<IError?> RefusalAsync(AuthorizationRule rule)
    {
        // When a rule is applied makes no difference to what it asks.
        var question = rule with
        {
            Apply = default,
        };
        lock (_answers)
        {
            if (_answers.TryGetValue(question, out var known))
            {
                return known;
            }
        }

        var answer = await AskAsync(question);
        lock (_answers)
        {
            _answers[question] = answer;
        }

        return answer;
    }

    private async Task<IError?> AskAsync(AuthorizationRule rule)
    {
        var policies = services.GetService<IAuthorizationPolicyProvider>();
        if (rule.Policy is not null)
        {
            var named = policies is null ? null : await policies.GetPolicyAsync(rule.Policy);
            if (named is null)
            {
                return new Error($"The `{rule.Policy}` authorization policy does not exist.")
                {
                    Code = ErrorCodes.PolicyNotFound,
                };
            }

            if (!await SatisfiesAsync(named))
            {
                return Refused();
            }
        }
        else if (!IsAuthenticated)
        {
            return Refused();
        }
        else if (
            rule.RoleList.Count == 0
            && policies is not null
            && !await SatisfiesAsync(await policies.GetDefaultPolicyAsync())
        )
        {
            return Refused();
        }

        return rule.RoleList.Count == 0 || rule.RoleList.Any(role => user!.IsInRole(role))
            ? null
            : Refused();
    }

    private async Task<bool> SatisfiesAsync(AuthorizationPolicy policy)
    {
        var service = services.GetRequiredService<IAuthorizationService>();
        var result = await service.AuthorizeAsync(user ?? new ClaimsPrincipal(), null, policy);
        return result.Succeeded;
    }

    private Error Refused() =>
        new("The current user is not authorized to access this resource.")
        {
            Code = IsAuthenticated ? ErrorCodes.NotAuthorized : ErrorCodes.NotAuthenticated,
        };
}
