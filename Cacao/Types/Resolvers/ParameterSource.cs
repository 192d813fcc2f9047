using System.Reflection;
using Cacao.Types.Building;

namespace Cacao.Types.Resolvers;

/// <summary>Where a parameter of a resolver comes from.</summary>
internal abstract class ParameterSource
{
    /// <summary>Leaves the value on the stack.</summary>
    public abstract void Emit(CodeWriter code);

    /// <summary>The object whose field is resolved.</summary>
    public sealed class Parent(Type type) : ParameterSource
    {
        public override void Emit(CodeWriter code)
        {
            code.LoadContext();
            code.Invoke(
                typeof(IResolverContext)
                    .GetMethod(nameof(IResolverContext.Parent))!
                    .MakeGenericMethod(type)
            );
        }
    }

    /// <summary>The parent, or an instance of a class of resolvers, as the target of the call.</summary>
    public sealed class Target(Type type, bool isParent) : ParameterSource
    {
        public override void Emit(CodeWriter code)
        {
            if (isParent)
            {
                new Parent(type).Emit(code);
            }
            else
            {
                code.LoadContext();
                code.CallRuntime(nameof(ResolverRuntime.Instance), type);
            }

            if (type.IsValueType)
            {
                code.AddressOf(type);
            }
        }
    }

    /// <summary>Its place is read when the resolver is compiled: conventions may move it until then.</summary>
    public sealed class FieldArgument(ArgumentConfiguration argument, Type type) : ParameterSource
    {
        public override void Emit(CodeWriter code)
        {
            code.LoadContext();
            code.LoadInt(argument.Index);
            if (argument.InputFieldIndex is { } field)
            {
                code.LoadInt(field);
                code.CallRuntime(nameof(ResolverRuntime.InputField), type);
            }
            else
            {
                code.CallRuntime(nameof(ResolverRuntime.Argument), type);
            }
        }
    }

    /// <summary>A property of the context.</summary>
    public sealed class ContextProperty(string name) : ParameterSource
    {
        public override void Emit(CodeWriter code)
        {
            code.LoadContext();
            code.Invoke(typeof(IResolverContext).GetProperty(name)!.GetMethod!);
        }
    }

    /// <summary>The context itself.</summary>
    public sealed class Context : ParameterSource
    {
        public override void Emit(CodeWriter code) => code.LoadContext();
    }

    /// <summary>A generic method of <see cref="ResolverRuntime"/>, perhaps with a key.</summary>
    public sealed class Runtime(string method, Type type, string? key = null) : ParameterSource
    {
        public override void Emit(CodeWriter code)
        {
            code.LoadContext();
            if (key is not null)
            {
                code.LoadString(key);
            }

            code.CallRuntime(method, type);
        }
    }

    /// <summary>A generic method of the context without arguments.</summary>
    public sealed class ContextMethod(string method, Type type) : ParameterSource
    {
        public override void Emit(CodeWriter code)
        {
            code.LoadContext();
            code.Invoke(typeof(IResolverContext).GetMethod(method)!.MakeGenericMethod(type));
        }
    }

    /// <summary>The key of a node that is looked for.</summary>
    public sealed class NodeKey(Type type) : ParameterSource
    {
        public override void Emit(CodeWriter code)
        {
            code.LoadSecondArgument();
            code.CallRuntime(nameof(ResolverRuntime.Value), type);
        }
    }

    /// <summary>A function that was made for the parameter.</summary>
    public sealed class Function(Func<IResolverContext, object?> read, Type type) : ParameterSource
    {
        private static readonly MethodInfo Invoke = typeof(Func<
            IResolverContext,
            object?
        >).GetMethod("Invoke")!;

        public override void Emit(CodeWriter code)
        {
            code.LoadConstant(read, typeof(Func<IResolverContext, object?>));
            code.LoadContext();
            code.Invoke(Invoke);
            code.CallRuntime(nameof(ResolverRuntime.Value), type);
        }
    }
}
