using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Payments.Sandbox.Banks;

/// <summary>A call at a bank's XS2A door: which bank, on which day, with which header fields.</summary>
internal sealed class BankRequest
{
    private BankRequest(HttpContext context, DemoBank bank)
    {
        Context = context;
        Bank = bank;
        Book = context.Resolve<ConsentBook>();
    }

    public HttpContext Context { get; }
    public DemoBank Bank { get; }
    public ConsentBook Book { get; }

    /// <summary>A read counts as attended when the customer's address is told.</summary>
    public bool IsAttended => Header("PSU-IP-Address") is not null;

    /// <summary>Maps a door that every caller enters with a proper X-Request-ID.</summary>
    public static RequestDelegate Handle(Func<BankRequest, Task<IResult>> answer) =>
        async context =>
        {
            var result = await AnswerAsync(context, answer);
            await result.ExecuteAsync(context);
        };

    public static RequestDelegate Handle(Func<BankRequest, IResult> answer) =>
        Handle(request => Task.FromResult(answer(request)));

    public string? Header(string name) =>
        Context.Request.Headers[name].ToString() is { Length: > 0 } value ? value : null;

    public string Route(string name) => (string)Context.Request.RouteValues[name]!;

    public string Query(string name) => Context.Request.Query[name].ToString();

    /// <summary>An absolute address below this bank, as the caller or the public knows it.</summary>
    public string Address(string path) => $"{Origin}{BankPath}/{path}";

    /// <summary>The same without scheme and host, which links within the API do not need.</summary>
    public LinkMessage Link(string path) => new($"{BankPath}/{path}");

    private string Origin =>
        Context.Resolve<IOptions<SandboxOptions>>().Value.PublicBaseUrl?.TrimEnd('/')
        ?? $"{Context.Request.Scheme}://{Context.Request.Host.ToUriComponent()}";

    /// <summary>Everything up to and including the bank's code, wherever the sandbox is mounted.</summary>
    private string BankPath
    {
        get
        {
            var path = $"{Context.Request.PathBase}{Context.Request.Path}";
            var end = path.IndexOf($"/banks/{Bank.Code}/", StringComparison.Ordinal);
            return path[..(end + "/banks/".Length + Bank.Code.Length)];
        }
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        Func<BankRequest, Task<IResult>> answer
    )
    {
        if (DemoBanks.Find((string?)context.Request.RouteValues["code"]) is not { } bank)
        {
            return TppError.ResourceUnknown.ToResult();
        }

        var request = new BankRequest(context, bank);
        if (!Guid.TryParseExact(request.Header("X-Request-ID"), "D", out var requestId))
        {
            return TppError.Format("X-Request-ID must be a UUID.", "X-Request-ID").ToResult();
        }

        context.Response.Headers["X-Request-ID"] = requestId.ToString();
        return await answer(request);
    }
}
