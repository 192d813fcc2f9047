using System.Reflection;
using Cacao.Errors;
using Cacao.Types.Authoring;
using Cacao.Types.Configuration;
using Cacao.Types.NodeIds;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What the builder can be told about the schema.</summary>
public static class SchemaBuilderExtensions
{
    /// <summary>A query type that has its fields from <c>[QueryType]</c> classes alone.</summary>
    public static IRequestExecutorBuilder AddQueryType(this IRequestExecutorBuilder builder) =>
        builder;

    public static IRequestExecutorBuilder AddQueryType<T>(this IRequestExecutorBuilder builder)
        where T : class => builder.AddRoot("Query", typeof(T));

    public static IRequestExecutorBuilder AddMutationType(this IRequestExecutorBuilder builder) =>
        builder;

    public static IRequestExecutorBuilder AddMutationType<T>(this IRequestExecutorBuilder builder)
        where T : class => builder.AddRoot("Mutation", typeof(T));

    public static IRequestExecutorBuilder AddSubscriptionType(
        this IRequestExecutorBuilder builder
    ) => builder;

    public static IRequestExecutorBuilder AddSubscriptionType<T>(
        this IRequestExecutorBuilder builder
    )
        where T : class => builder.AddRoot("Subscription", typeof(T));

    public static IRequestExecutorBuilder AddType<T>(this IRequestExecutorBuilder builder) =>
        builder.AddTypes(typeof(T));

    /// <summary>For static classes, which cannot be type arguments.</summary>
    public static IRequestExecutorBuilder AddType(
        this IRequestExecutorBuilder builder,
        Type type
    ) => builder.AddTypes(type);

    public static IRequestExecutorBuilder AddTypes(
        this IRequestExecutorBuilder builder,
        params Type[] types
    )
    {
        builder.Configuration.Types.AddRange(types);
        return builder;
    }

    public static IRequestExecutorBuilder AddTypeExtension<T>(
        this IRequestExecutorBuilder builder
    ) => builder.AddTypes(typeof(T));

    public static IRequestExecutorBuilder AddTypeExtension(
        this IRequestExecutorBuilder builder,
        Type type
    ) => builder.AddTypes(type);

    public static IRequestExecutorBuilder AddObjectType<T>(this IRequestExecutorBuilder builder) =>
        builder.AddTypes(typeof(T));

    public static IRequestExecutorBuilder AddInterfaceType<T>(
        this IRequestExecutorBuilder builder
    ) => builder.AddTypes(typeof(T));

    public static IRequestExecutorBuilder AddEnumType<T>(this IRequestExecutorBuilder builder)
        where T : struct, Enum => builder.AddTypes(typeof(T));

    /// <summary>A directive of the application: a class with <c>[DirectiveType]</c>.</summary>
    public static IRequestExecutorBuilder AddDirectiveType<T>(this IRequestExecutorBuilder builder)
        where T : class => builder.AddTypes(typeof(T));

    /// <summary>Says more about the schema itself.</summary>
    public static IRequestExecutorBuilder SetSchema(
        this IRequestExecutorBuilder builder,
        Action<SchemaTypeDescriptor> configure
    )
    {
        var descriptor = new SchemaTypeDescriptor();
        configure(descriptor);
        builder.Configuration.Description =
            descriptor.GivenDescription ?? builder.Configuration.Description;
        return builder;
    }

    /// <summary>Every type of the assembly that carries one of the type attributes.</summary>
    public static IRequestExecutorBuilder AddAssemblyTypes(
        this IRequestExecutorBuilder builder,
        Assembly assembly
    )
    {
        builder.Configuration.Assemblies.Add(assembly);
        return builder;
    }

    /// <summary>Says which scalar a C# type is.</summary>
    /// <typeparam name="TRuntime">A C# type.</typeparam>
    /// <typeparam name="TSchema">Its scalar class.</typeparam>
    public static IRequestExecutorBuilder BindRuntimeType<TRuntime, TSchema>(
        this IRequestExecutorBuilder builder
    )
        where TSchema : Cacao.Types.Model.ScalarType
    {
        builder.Configuration.RuntimeBindings[typeof(TRuntime)] = typeof(TSchema);
        return builder;
    }

    /// <summary>
    /// The scalar <c>Upload</c> for parameters and input fields of the type
    /// <see cref="Cacao.Types.Authoring.IFile"/>; endpoints take multipart requests from then on.
    /// </summary>
    public static IRequestExecutorBuilder AddUploadType(this IRequestExecutorBuilder builder) =>
        builder
            .AddTypes(typeof(Cacao.Types.Scalars.UploadType))
            .BindRuntimeType<Cacao.Types.Authoring.IFile, Cacao.Types.Scalars.UploadType>();

    /// <summary>
    /// Lets a scalar of one C# type carry another; a <see cref="FormatException"/> or
    /// <see cref="Cacao.Types.Model.ScalarCoercionException"/> refuses the value.
    /// </summary>
    public static IRequestExecutorBuilder AddTypeConverter<TFrom, TTo>(
        this IRequestExecutorBuilder builder,
        Func<TFrom, TTo> convert
    )
    {
        builder.Configuration.Converters.Add(
            new TypeConverter(typeof(TFrom), typeof(TTo), convert)
        );
        return builder;
    }

    public static IRequestExecutorBuilder AddMutationConventions(
        this IRequestExecutorBuilder builder,
        bool applyToAllMutations = true
    ) =>
        builder.AddMutationConventions(
            new MutationConventionOptions { ApplyToAllMutations = applyToAllMutations }
        );

    public static IRequestExecutorBuilder AddMutationConventions(
        this IRequestExecutorBuilder builder,
        MutationConventionOptions options
    )
    {
        builder.Configuration.MutationConventions = options;
        return builder;
    }

    /// <summary>The C# interface whose schema type every error type of a payload implements.</summary>
    public static IRequestExecutorBuilder AddErrorInterfaceType<T>(
        this IRequestExecutorBuilder builder
    )
    {
        builder.Configuration.ErrorInterface = typeof(T);
        return builder;
    }

    public static IRequestExecutorBuilder AddGlobalObjectIdentification(
        this IRequestExecutorBuilder builder,
        bool registerNodeInterface = true
    ) =>
        builder.AddGlobalObjectIdentification(options =>
            options.AddNodeFields = registerNodeInterface
        );

    public static IRequestExecutorBuilder AddGlobalObjectIdentification(
        this IRequestExecutorBuilder builder,
        Action<NodeOptions> configure
    )
    {
        configure(builder.Configuration.Nodes ??= new NodeOptions());
        return builder;
    }

    /// <summary>Ids of one's own format, in place of base64 of type and key.</summary>
    public static IRequestExecutorBuilder AddNodeIdSerializer<T>(
        this IRequestExecutorBuilder builder
    )
        where T : class, INodeIdSerializer
    {
        builder.Services.AddSingleton<INodeIdSerializer, T>();
        return builder;
    }

    public static IRequestExecutorBuilder AddErrorFilter(
        this IRequestExecutorBuilder builder,
        Func<IError, IError> filter
    )
    {
        builder.Configuration.ErrorFilters.Add(_ => new DelegateErrorFilter(filter));
        return builder;
    }

    public static IRequestExecutorBuilder AddErrorFilter<T>(this IRequestExecutorBuilder builder)
        where T : class, IErrorFilter
    {
        builder.Configuration.ErrorFilters.Add(services =>
            ActivatorUtilities.GetServiceOrCreateInstance<T>(services)
        );
        return builder;
    }

    public static IRequestExecutorBuilder ModifyOptions(
        this IRequestExecutorBuilder builder,
        Action<SchemaOptions> configure
    )
    {
        configure(builder.Configuration.Options);
        return builder;
    }

    private static IRequestExecutorBuilder AddRoot(
        this IRequestExecutorBuilder builder,
        string name,
        Type type
    )
    {
        builder.Configuration.Roots.Add((name, type));
        return builder;
    }

    private sealed class DelegateErrorFilter(Func<IError, IError> filter) : IErrorFilter
    {
        public IError OnError(IError error) => filter(error);
    }
}
