using System.Security.Claims;
using System.Text;
using Cacao.Execution;
using Cacao.Execution.Authorization;
using Cacao.Types.Authoring;
using Cacao.Types.Model;
using Microsoft.AspNetCore.Authorization;
using AuthorizeAttribute = Cacao.Types.Authoring.AuthorizeAttribute;

namespace Cacao.Tests.Execution;

/// <summary>Who may read what, and how a refusal looks.</summary>
public sealed class AuthorizationTests
{
    private readonly CountingHandler _handler = new();

    private TestExecutor Executor => field ??= new TestExecutor(BuildSchema(), services: Services);

    public static TheoryData<string, string, string> Table =>
        new()
        {
            { "", "open", "" },
            { "", "secured", "AUTH_NOT_AUTHENTICATED" },
            { "", "adminOnly", "AUTH_NOT_AUTHENTICATED" },
            { "", "byPolicy", "AUTH_NOT_AUTHENTICATED" },
            { "", "missingPolicy", "AUTH_POLICY_NOT_FOUND" },
            { "", "after", "AUTH_NOT_AUTHENTICATED" },
            { "bob", "open", "" },
            { "bob", "secured", "" },
            { "bob", "adminOnly", "AUTH_NOT_AUTHORIZED" },
            { "bob", "byPolicy", "AUTH_NOT_AUTHORIZED" },
            { "bob", "missingPolicy", "AUTH_POLICY_NOT_FOUND" },
            { "bob", "after", "" },
            { "bob", "atValidation", "" },
            { "admin", "adminOnly", "" },
            { "admin", "byPolicy", "" },
        };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_field_answers_those_who_may_read_it(string user, string field, string code)
    {
        await using var result = await RunAsync($"{{ {field} }}", user);

        Encoding
            .UTF8.GetString(result.Json.Span)
            .ShouldEndWith(
                code.Length == 0 ? $"{{\"{field}\":\"value\"}}}}" : $"{{\"{field}\":null}}}}"
            );
        (result.Errors.Count == 0 ? "" : result.Errors[0].Code).ShouldBe(code);
    }

    [Fact]
    public async Task A_refusal_at_validation_refuses_the_whole_request()
    {
        await using var result = await RunAsync("{ open ... { atValidation } }", "");

        result.Kind.ShouldBe(ResultKind.NotAuthorized);
        Encoding
            .UTF8.GetString(result.Json.Span)
            .ShouldBe(
                """{"errors":[{"message":"The current user is not authorized to access this resource.","extensions":{"code":"AUTH_NOT_AUTHENTICATED"}}]}"""
            );
    }

    [Fact]
    public async Task A_refusal_to_a_strict_field_makes_its_parent_null()
    {
        await using var result = await RunAsync("{ securedStrict }", "");

        result.Kind.ShouldBe(ResultKind.DataNull);
        result.Errors.ShouldHaveSingleItem().Path!.ToString().ShouldBe("/securedStrict");
    }

    [Fact]
    public async Task A_policy_is_asked_once_in_a_request()
    {
        await RunAsync("{ a: byPolicy b: byPolicy c: byPolicy }", "admin");

        _handler.Count.ShouldBe(1);
    }

    private async Task<OperationResult> RunAsync(string query, string user)
    {
        var plain = Executor.Request(query);
        return (OperationResult)
            await Executor.Executor.ExecuteAsync(
                new OperationRequest
                {
                    Document = plain.Document,
                    Services = plain.Services,
                    User = user.Length == 0 ? null : Principal(user),
                },
                TestContext.Current.CancellationToken
            );
    }

    private static ClaimsPrincipal Principal(string name) =>
        new(
            new ClaimsIdentity(
                [new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, name)],
                "test"
            )
        );

    private static Schema BuildSchema()
    {
        var schema = new SdlSchema()
            .Resolve("Query.open", _ => "value")
            .Field("Query.secured", field => Protect(field, new AuthorizeAttribute()))
            .Field("Query.securedStrict", field => Protect(field, new AuthorizeAttribute()))
            .Field(
                "Query.adminOnly",
                field => Protect(field, new AuthorizeAttribute { Roles = ["admin", "root"] })
            )
            .Field("Query.byPolicy", field => Protect(field, new AuthorizeAttribute("named")))
            .Field(
                "Query.missingPolicy",
                field => Protect(field, new AuthorizeAttribute("missing"))
            )
            .Field(
                "Query.after",
                field =>
                    Protect(field, new AuthorizeAttribute { Apply = ApplyPolicy.AfterResolver })
            )
            .Field(
                "Query.atValidation",
                field => Protect(field, new AuthorizeAttribute { Apply = ApplyPolicy.Validation })
            );
        return schema.Build(
            """
            type Query {
              open: String secured: String securedStrict: String! adminOnly: String
              byPolicy: String missingPolicy: String after: String atValidation: String
            }
            """
        );
    }

    private static void Protect(OutputField field, AuthorizeAttribute attribute)
    {
        field.Resolver = _ => new("value");
        FieldProtection.Add(field, new([AuthorizationRule.Of(attribute)]));
    }

    private void Services(IServiceCollection services)
    {
        services.AddLogging();
        services.AddAuthorizationCore(options =>
            options.AddPolicy("named", policy => policy.AddRequirements(new Named()))
        );
        services.AddSingleton<IAuthorizationHandler>(_handler);
    }

    private sealed class Named : IAuthorizationRequirement;

    private sealed class CountingHandler : AuthorizationHandler<Named>
    {
        public int Count { get; private set; }

        protected override Task HandleRequirementAsync(
            AuthorizationHandlerContext context,
            Named requirement
        )
        {
            Count++;
            if (context.User.IsInRole("admin"))
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }
    }
}
