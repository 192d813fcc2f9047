using System.Runtime.ExceptionServices;
using Cacao.Errors;
using Cacao.Types.Resolvers;

namespace Cacao.Types.Mutations;

/// <summary>Turns the refusals that a mutation has promised into the errors of its payload.</summary>
/// <param name="factories">One for each kind of exception.</param>
/// <param name="isOwnPayload">The method returns the payload itself.</param>
internal sealed class ErrorMiddleware(IReadOnlyList<ErrorFactory> factories, bool isOwnPayload)
{
    public FieldResolver Wrap(FieldResolver next) => context => Resolve(context, next);

    private async ValueTask<object?> Resolve(IResolverContext context, FieldResolver next)
    {
        try
        {
            var result = await next(context);
            return isOwnPayload ? result : new MutationPayload(result, null);
        }
        catch (AggregateException exception)
        {
            return Several(context, exception);
        }
        catch (Exception exception) when (Find(exception) is not null)
        {
            return new MutationPayload(null, [Find(exception)!.Create(exception)]);
        }
    }

    // Those that were promised are the payload's, the others reach the response's errors.
    private MutationPayload Several(IResolverContext context, AggregateException exception)
    {
        var errors = new List<object>();
        var others = new List<Exception>();
        foreach (var inner in exception.Flatten().InnerExceptions)
        {
            if (Find(inner) is { } factory)
            {
                errors.Add(factory.Create(inner));
            }
            else
            {
                others.Add(inner);
            }
        }

        if (errors.Count == 0)
        {
            ExceptionDispatchInfo.Throw(exception);
        }

        foreach (var other in others)
        {
            Report(context, other);
        }

        return new MutationPayload(null, errors);
    }

    private static void Report(IResolverContext context, Exception exception)
    {
        if (exception is GraphQLException known)
        {
            foreach (var error in known.Errors)
            {
                context.ReportError(error);
            }

            return;
        }

        context.ReportError(
            ErrorBuilder
                .New()
                .SetMessage("Unexpected Execution Error")
                .SetException(exception)
                .Build()
        );
    }

    private ErrorFactory? Find(Exception exception)
    {
        for (var type = exception.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var factory in factories)
            {
                if (factory.ExceptionType == type)
                {
                    return factory;
                }
            }
        }

        return null;
    }
}
