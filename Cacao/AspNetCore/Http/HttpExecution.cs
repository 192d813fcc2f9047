using Cacao.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace Cacao.AspNetCore.Http;

/// <summary>Hands an operation that came by HTTP to the executor, past the interceptor.</summary>
internal sealed class HttpExecution(EndpointEnvironment environment)
{
    public ValueTask<ExecutionResult> RunAsync(
        HttpContext context,
        RequestMembers members,
        OperationKinds kinds
    )
    {
        members.CostReporting = CostHeader.Read(context.Request);
        var services = new LazyRequestServices(context);
        // Not HttpContext.User, which makes an anonymous user where there is none.
        var user = context.Features.Get<IHttpAuthenticationFeature>()?.User;
        return environment.HttpInterceptor is { } interceptor
            ? RunAsync(context, members.ToBuilder(services, user, kinds), interceptor)
            : environment.Executor.ExecuteAsync(
                members.ToRequest(services, user, kinds),
                context.RequestAborted
            );
    }

    private async ValueTask<ExecutionResult> RunAsync(
        HttpContext context,
        OperationRequestBuilder builder,
        IHttpRequestInterceptor interceptor
    )
    {
        var executor = environment.Executor;
        await interceptor.OnCreateAsync(context, executor, builder, context.RequestAborted);
        return await executor.ExecuteAsync(builder.Build(), context.RequestAborted);
    }
}
