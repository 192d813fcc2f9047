using System.Reflection;
using System.Security.Claims;
using Cacao.Language;
using Cacao.Types.Authoring;
using Cacao.Types.Conventions;
using Cacao.Types.Model;
using Cacao.Types.Resolvers;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Types.Building;

/// <summary>
/// Decides where each parameter of a resolver method comes from: its attribute, the types of the
/// engine, what other stages bind, services; everything else is an argument of the field.
/// </summary>
internal sealed class ParameterBinder(
    IReadOnlyList<IParameterBinding> bindings,
    IServiceProviderIsService? services
)
{
    private static readonly Dictionary<Type, string> ContextProperties = new()
    {
        [typeof(CancellationToken)] = nameof(IResolverContext.RequestAborted),
        [typeof(Schema)] = nameof(IResolverContext.Schema),
        [typeof(ISelection)] = nameof(IResolverContext.Selection),
        [typeof(ObjectType)] = nameof(IResolverContext.ObjectType),
        [typeof(OperationDefinitionNode)] = nameof(IResolverContext.Operation),
        [typeof(Cacao.Errors.Path)] = nameof(IResolverContext.Path),
        [typeof(ClaimsPrincipal)] = nameof(IResolverContext.User),
        [typeof(IServiceProvider)] = nameof(IResolverContext.Services),
    };

    /// <summary>Null: the parameter is an argument.</summary>
    public ParameterSource? Bind(ParameterInfo parameter)
    {
        if (parameter.IsDefined(typeof(ArgumentAttribute)))
        {
            return null;
        }

        var type = parameter.ParameterType;
        return ByAttribute(parameter, type) ?? ByType(parameter, type);
    }

    private static ParameterSource? ByAttribute(ParameterInfo parameter, Type type)
    {
        foreach (var attribute in parameter.GetCustomAttributes())
        {
            var source = attribute switch
            {
                ParentAttribute parent => ParentOf(parent, type),
                EventMessageAttribute => new ParameterSource.ContextMethod(
                    nameof(IResolverContext.EventMessage),
                    type
                ),
                ServiceAttribute { Key: { } key } => new ParameterSource.Runtime(
                    nameof(ResolverRuntime.KeyedService),
                    type,
                    key
                ),
                ServiceAttribute => ServiceOf(parameter, type),
                GlobalStateAttribute state => new ParameterSource.Runtime(
                    nameof(ResolverRuntime.GlobalState),
                    type,
                    state.Key ?? parameter.Name!
                ),
                ScopedStateAttribute state => new ParameterSource.Runtime(
                    nameof(ResolverRuntime.ScopedState),
                    type,
                    state.Key ?? parameter.Name!
                ),
                IsSelectedAttribute selected => new ParameterSource.Function(
                    context => selected.Fields.Any(context.Selection.IsSelected),
                    type
                ),
                _ => (ParameterSource?)null,
            };
            if (source is not null)
            {
                return source;
            }
        }

        return null;
    }

    private static ParameterSource.Parent ParentOf(ParentAttribute parent, Type type)
    {
        var unknown = parent.Members?.FirstOrDefault(name => type.GetProperty(name) is null);
        return unknown is null
            ? new ParameterSource.Parent(type)
            : throw new InvalidOperationException(
                $"[Parent(requires: \"{parent.Requires}\")] wants {unknown}, which {type} does not have."
            );
    }

    private ParameterSource? ByType(ParameterInfo parameter, Type type)
    {
        if (type == typeof(IResolverContext))
        {
            return new ParameterSource.Context();
        }

        if (ContextProperties.TryGetValue(type, out var property))
        {
            return new ParameterSource.ContextProperty(property);
        }

        if (type == typeof(OutputField))
        {
            return new ParameterSource.Function(context => context.Selection.Field, type);
        }

        if (type == typeof(FieldNode))
        {
            return new ParameterSource.Function(context => context.Selection.SyntaxNode, type);
        }

        if (bindings.FirstOrDefault(binding => binding.CanBind(parameter)) is { } bound)
        {
            return new ParameterSource.Function(bound.Bind(parameter), type);
        }

        // The container claims to know every IEnumerable<T>.
        var isService =
            !type.IsValueType
            && !ResultTypes.IsGeneric(type, typeof(IEnumerable<>))
            && services?.IsService(type) == true;
        return isService ? ServiceOf(parameter, type) : null;
    }

    private static ParameterSource.Runtime ServiceOf(ParameterInfo parameter, Type type) =>
        new(
            parameter.HasDefaultValue
                ? nameof(ResolverRuntime.OptionalService)
                : nameof(ResolverRuntime.Service),
            type
        );
}
