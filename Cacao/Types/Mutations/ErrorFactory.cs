using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Cacao.Types.Mutations;

/// <summary>Makes error objects of the exceptions that one <c>[Error]</c> attribute is about.</summary>
/// <param name="ExceptionType">Derived types match as well; the closest factory is taken.</param>
internal sealed record ErrorFactory(Type ExceptionType, Func<Exception, object> Create)
{
    private const string FactoryMethod = "CreateErrorFrom";

    /// <summary>One for an exception; one for each constructor or factory method of an error class.</summary>
    public static IReadOnlyList<ErrorFactory> Of(Type errorType)
    {
        if (errorType.IsSubclassOf(typeof(Exception)))
        {
            return [new ErrorFactory(errorType, exception => exception)];
        }

        var methods = errorType
            .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance)
            .Where(method => method.Name == FactoryMethod && TakesException(method))
            .Select(method => FromMethod(errorType, method));
        var constructors = errorType
            .GetConstructors()
            .Where(TakesException)
            .Select(constructor => new ErrorFactory(
                constructor.GetParameters()[0].ParameterType,
                exception => Invoke(() => constructor.Invoke([exception]))
            ));
        return [.. methods, .. constructors];
    }

    private static ErrorFactory FromMethod(Type errorType, MethodInfo method)
    {
        var instance = method.IsStatic ? null : Activator.CreateInstance(errorType);
        return new ErrorFactory(
            method.GetParameters()[0].ParameterType,
            exception => Invoke(() => method.Invoke(instance, [exception])!)
        );
    }

    private static bool TakesException(MethodBase method) =>
        method.GetParameters() is [var parameter]
        && typeof(Exception).IsAssignableFrom(parameter.ParameterType);

    private static object Invoke(Func<object> call)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }
}
