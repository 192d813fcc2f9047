namespace Cacao.Types.Building;

/// <summary>
/// How a stage of the engine gives an attribute its meaning: paging, filtering, authorization and
/// mutation conventions are all of this kind.
/// </summary>
/// <remarks>
/// <para>
/// Register it once with <c>builder.Configuration.FieldConventions.Add(new MyConvention())</c>. While
/// the schema is built it is called for every output field of every type, in the order of
/// <see cref="Order"/>, after the field's own name, type, arguments and resolver are known and before
/// the types that it mentions are looked for. It asks for its attribute, and changes the field:
/// </para>
/// <code>
/// public void Apply(FieldConfiguration field, ISchemaBuildContext context)
/// {
///     if (field.Attribute&lt;UsePagingAttribute&gt;() is not { } paging) { return; }
///     var connection = context.AddObject("DepositsConnection", typeof(Connection&lt;Deposit&gt;), type =>
///     {
///         type.AddField("pageInfo", TypeReference.Of("PageInfo").NonNull(), c => ((Connection)c).PageInfo);
///     });
///     field.Type = connection;                                  // nullable: no NonNull()
///     field.AddArgument("first", typeof(int?));                 // read with field.Argument("first")!.Index
///     field.Use(MiddlewareOrder.Paging, next => async context => Page(await next(context)));
/// }
/// </code>
/// </remarks>
public interface IFieldConvention
{
    /// <summary>Lower comes first; see <see cref="MiddlewareOrder"/> for the usual values.</summary>
    int Order { get; }

    void Apply(FieldConfiguration field, ISchemaBuildContext context);
}

/// <summary>
/// From the outside to the inside: what has a lower number sees the request first and the result
/// last.
/// </summary>
public static class MiddlewareOrder
{
    public const int Authorize = 100;

    /// <summary>Turns refusals into the payload's errors.</summary>
    public const int Errors = 200;

    public const int Paging = 300;

    public const int Projection = 400;

    public const int Filtering = 500;

    public const int Sorting = 600;

    /// <summary>Last before the resolver.</summary>
    public const int Innermost = 1000;
}
