using System.Linq.Expressions;

namespace Cacao.Types.Authoring;

/// <summary>
/// Says by code what attributes cannot say, because the type belongs to an assembly that does not
/// know the engine. Written as <c>static void Configure(IObjectTypeDescriptor&lt;T&gt; descriptor)</c>
/// in the <see cref="ObjectTypeAttribute{T}"/> class.
/// </summary>
public interface IObjectTypeDescriptor<T>
{
    IObjectTypeDescriptor<T> Name(string name);

    IObjectTypeDescriptor<T> Description(string description);

    /// <summary>Only the properties named by <see cref="Field{TMember}"/> are fields.</summary>
    IObjectTypeDescriptor<T> BindFieldsExplicitly();

    IObjectFieldDescriptor Field<TMember>(Expression<Func<T, TMember>> member);

    /// <summary>Puts a directive on the type: an instance of a class with <see cref="DirectiveTypeAttribute"/>.</summary>
    IObjectTypeDescriptor<T> Directive<TDirective>(TDirective directive)
        where TDirective : class;

    /// <summary>The type implements the interface that <typeparamref name="TInterface"/> is in the schema.</summary>
    IObjectTypeDescriptor<T> Implements<TInterface>();
}

/// <summary>What can be said about a property of a runtime type.</summary>
public interface IObjectFieldDescriptor
{
    IObjectFieldDescriptor Name(string name);

    IObjectFieldDescriptor Description(string description);

    IObjectFieldDescriptor Deprecated(string reason);

    /// <summary>A scalar class, a runtime type, or <see cref="NonNullType{T}"/> and <see cref="ListType{T}"/> of them.</summary>
    IObjectFieldDescriptor Type<TType>();

    /// <summary>A global id; see <see cref="IDAttribute"/>.</summary>
    IObjectFieldDescriptor ID(string? typeName = null);

    /// <summary>Puts a directive on the field: an instance of a class with <see cref="DirectiveTypeAttribute"/>.</summary>
    IObjectFieldDescriptor Directive<TDirective>(TDirective directive)
        where TDirective : class;

    IObjectFieldDescriptor Ignore();
}
