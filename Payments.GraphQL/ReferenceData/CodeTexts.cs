namespace Payments.GraphQL.ReferenceData;

/// <summary>
/// The text of a code is the description of its enum value in the schema: what is read there and what
/// the queries answer cannot differ.
/// </summary>
internal static class CodeTexts
{
    public static string Of<TCode>(this Schema schema, TCode code)
        where TCode : struct, Enum =>
        schema
            .Types.OfType<EnumType>()
            .Select(type => type.FindByRuntimeValue(code))
            .FirstOrDefault(value => value is not null)
            ?.Description
        ?? throw new InvalidOperationException($"{typeof(TCode).Name}.{code} has no description.");
}
