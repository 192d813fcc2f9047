using Cacao.Types.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.AspNetCore;

/// <summary>Registers what sees requests before they are executed.</summary>
public static class InterceptorBuilderExtensions
{
    public static IRequestExecutorBuilder AddHttpRequestInterceptor<T>(
        this IRequestExecutorBuilder builder
    )
        where T : class, IHttpRequestInterceptor
    {
        builder.Services.AddSingleton<IHttpRequestInterceptor, T>();
        return builder;
    }

    public static IRequestExecutorBuilder AddSocketSessionInterceptor<T>(
        this IRequestExecutorBuilder builder
    )
        where T : class, ISocketSessionInterceptor
    {
        builder.Services.AddSingleton<ISocketSessionInterceptor, T>();
        return builder;
    }
}
