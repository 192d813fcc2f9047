namespace Cacao.Types.Configuration;

/// <summary>How mutations are shaped. <c>{MutationName}</c> stands for the field in upper camel case.</summary>
public sealed class MutationConventionOptions
{
    public string InputTypeNamePattern { get; set; } = "{MutationName}Input";

    public string InputArgumentName { get; set; } = "input";

    public string PayloadTypeNamePattern { get; set; } = "{MutationName}Payload";

    public string PayloadErrorTypeNamePattern { get; set; } = "{MutationName}Error";

    public string PayloadErrorsFieldName { get; set; } = "errors";

    /// <summary>False: only mutations with <c>[UseMutationConvention]</c> or <c>[Error]</c>.</summary>
    public bool ApplyToAllMutations { get; set; } = true;
}
