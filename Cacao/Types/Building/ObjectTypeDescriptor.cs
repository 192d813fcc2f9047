using System.Linq.Expressions;
using System.Reflection;
using Cacao.Types.Authoring;

namespace Cacao.Types.Building;

/// <summary>What the <c>Configure</c> methods of a type have said.</summary>
internal abstract class ObjectTypeDescriptor
{
    private const string ConfigureMethod = "Configure";

    public string? GivenName { get; protected set; }

    public string? GivenDescription { get; protected set; }

    public bool IsExplicit { get; protected set; }

    public List<ObjectFieldDescriptor> Fields { get; } = [];

    public List<Type> Interfaces { get; } = [];

    public List<object> Directives { get; } = [];

    /// <summary>Null when no class of the type has such a method.</summary>
    public static ObjectTypeDescriptor? Of(Type runtimeType, IEnumerable<Type> extensions)
    {
        ObjectTypeDescriptor? descriptor = null;
        foreach (var extension in extensions)
        {
            var configure = extension
                .GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                .FirstOrDefault(method => IsConfigure(method, runtimeType));
            if (configure is null)
            {
                continue;
            }

            descriptor ??= (ObjectTypeDescriptor)
                Activator.CreateInstance(
                    typeof(ObjectTypeDescriptor<>).MakeGenericType(runtimeType)
                )!;
            configure.Invoke(null, [descriptor]);
        }

        return descriptor;
    }

    /// <summary>The method is about the type and no field of it.</summary>
    public static bool IsConfigure(MethodInfo method, Type runtimeType) =>
        method.Name == ConfigureMethod
        && method.GetParameters() is [var parameter]
        && parameter.ParameterType == typeof(IObjectTypeDescriptor<>).MakeGenericType(runtimeType);

    public ObjectFieldDescriptor? Find(MemberInfo member) =>
        Fields.Find(field => field.Member.Name == member.Name);
}

internal sealed class ObjectTypeDescriptor<T> : ObjectTypeDescriptor, IObjectTypeDescriptor<T>
{
    public IObjectTypeDescriptor<T> Name(string name)
    {
        GivenName = name;
        return this;
    }

    public IObjectTypeDescriptor<T> Description(string description)
    {
        GivenDescription = description;
        return this;
    }

    public IObjectTypeDescriptor<T> BindFieldsExplicitly()
    {
        IsExplicit = true;
        return this;
    }

    public IObjectFieldDescriptor Field<TMember>(Expression<Func<T, TMember>> member)
    {
        var body = member.Body is UnaryExpression { NodeType: ExpressionType.Convert } conversion
            ? conversion.Operand
            : member.Body;
        var found = body switch
        {
            MemberExpression { Member: PropertyInfo property } => (MemberInfo)property,
            MethodCallExpression call => call.Method,
            _ => throw new SchemaException(
                $"{member} names no property or method of {typeof(T).Name}."
            ),
        };
        var known = Find(found);
        if (known is null)
        {
            known = new ObjectFieldDescriptor(found);
            Fields.Add(known);
        }

        return known;
    }

    public IObjectTypeDescriptor<T> Directive<TDirective>(TDirective directive)
        where TDirective : class
    {
        Directives.Add(directive);
        return this;
    }

    public IObjectTypeDescriptor<T> Implements<TInterface>()
    {
        Interfaces.Add(typeof(TInterface));
        return this;
    }
}

internal sealed class ObjectFieldDescriptor(MemberInfo member) : IObjectFieldDescriptor
{
    private readonly List<Action<FieldConfiguration>> _changes = [];

    public MemberInfo Member { get; } = member;

    public bool IsIgnored { get; private set; }

    public void ApplyTo(FieldConfiguration field)
    {
        foreach (var change in _changes)
        {
            change(field);
        }
    }

    public IObjectFieldDescriptor Name(string name) => Change(field => field.Name = name);

    public IObjectFieldDescriptor Description(string description) =>
        Change(field => field.Description = () => description);

    public IObjectFieldDescriptor Deprecated(string reason) =>
        Change(field => field.DeprecationReason = reason);

    public IObjectFieldDescriptor Type<TType>() =>
        Change(field => field.Type = MemberTypeReader.OfType(typeof(TType)));

    public IObjectFieldDescriptor ID(string? typeName = null) =>
        Change(field => field.SetFeature(new IDAttribute(typeName)));

    public IObjectFieldDescriptor Directive<TDirective>(TDirective directive)
        where TDirective : class => Change(field => field.ApplyDirective(directive));

    public IObjectFieldDescriptor Ignore()
    {
        IsIgnored = true;
        return this;
    }

    private ObjectFieldDescriptor Change(Action<FieldConfiguration> change)
    {
        _changes.Add(change);
        return this;
    }
}
