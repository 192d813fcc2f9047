using Cacao.Errors;
using Cacao.Execution.Fields;
using Cacao.Types.Model;
using Cacao.Types.Resolvers;

namespace Cacao.Execution.Authorization;

/// <summary>Stands before a field's resolver, and before its source stream.</summary>
internal static class FieldProtection
{
    public static void Add(OutputField field, AuthorizationRules rules)
    {
        field.Features[typeof(AuthorizationRules)] = rules;
        field.WrapResolver(next => Before(rules, After(rules, next)));
        if (rules.Before.Length > 0)
        {
            field.WrapSubscribe(next =>
                async context =>
                    await RefusalAsync(context, rules.Before) is { } refusal
                        ? throw new GraphQLException(refusal)
                        : await next(context)
            );
        }
    }

    /// <summary>
    /// Behind an interface or union it is only known afterwards whether a protected type came: a list
    /// with one is refused as a whole.
    /// </summary>
    public static void AddByConcreteType(
        OutputField field,
        Func<NamedType, AuthorizationRule[]> rulesOf
    )
    {
        var pure = field.Pure;
        var next = field.Resolver ?? (context => new(pure?.Invoke(context.Parent<object>())));
        var @abstract = field.Type.NamedType();
        field.Resolver = async context =>
        {
            var value = await next(context);
            if (context is not ResolverContext inExecution)
            {
                return value;
            }

            if (value is not null && AsyncItems.IsStream(value))
            {
                // All types must be known before the first item is shown.
                value = await AsyncItems.CollectAsync(value, context.RequestAborted);
            }

            foreach (var type in inExecution.ConcreteTypesOf(@abstract, value).Distinct())
            {
                if (await RefusalAsync(context, rulesOf(type)) is { } refusal)
                {
                    return refusal;
                }
            }

            return value;
        };
    }

    private static FieldResolver Before(AuthorizationRules rules, FieldResolver next)
    {
        if (rules.Before.Length == 0)
        {
            return next;
        }

        return context =>
        {
            var asking = RefusalAsync(context, rules.Before);
            return asking.IsCompletedSuccessfully
                ? Continue(asking.Result, next, context)
                : WaitAsync(asking, next, context);
        };

        static async ValueTask<object?> WaitAsync(
            ValueTask<IError?> asking,
            FieldResolver next,
            IResolverContext context
        ) => await Continue(await asking, next, context);
    }

    private static ValueTask<object?> Continue(
        IError? refusal,
        FieldResolver next,
        IResolverContext context
    ) => refusal is null ? next(context) : new(refusal);

    private static FieldResolver After(AuthorizationRules rules, FieldResolver next) =>
        rules.After.Length == 0
            ? next
            : async context =>
            {
                var value = await next(context);
                return await RefusalAsync(context, rules.After) ?? value;
            };

    private static ValueTask<IError?> RefusalAsync(
        IResolverContext context,
        AuthorizationRule[] rules
    ) =>
        (
            context is ResolverContext inExecution
                ? inExecution.Authorization
                : new CallerAuthorization(context.User, context.Services)
        ).RefusalAsync(rules);
}
