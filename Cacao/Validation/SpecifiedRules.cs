using Cacao.Validation.Rules;

namespace Cacao.Validation;

/// <summary>
/// All rules of <see href="https://spec.graphql.org/September2025/#sec-Validation"/> and those of
/// incremental delivery, in the order in which their errors about one node are reported.
/// </summary>
internal static class SpecifiedRules
{
    public static ValidationRule[] Create(ValidationContext context) =>
        [
            new ExecutableDefinitionsRule(context),
            new KnownOperationTypesRule(context),
            new UniqueOperationNamesRule(context),
            new LoneAnonymousOperationRule(context),
            new SingleFieldSubscriptionsRule(context),
            new KnownTypeNamesRule(context),
            new FragmentsOnCompositeTypesRule(context),
            new VariablesAreInputTypesRule(context),
            new ScalarLeafsRule(context),
            new FieldsOnCorrectTypeRule(context),
            new UniqueFragmentNamesRule(context),
            new KnownFragmentNamesRule(context),
            new NoUnusedFragmentsRule(context),
            new PossibleFragmentSpreadsRule(context),
            new NoFragmentCyclesRule(context),
            new UniqueVariableNamesRule(context),
            new NoUndefinedVariablesRule(context),
            new NoUnusedVariablesRule(context),
            new KnownDirectivesRule(context),
            new UniqueDirectivesPerLocationRule(context),
            new DeferStreamDirectiveOnRootFieldRule(context),
            new DeferStreamDirectiveOnValidOperationsRule(context),
            new DeferStreamDirectiveLabelRule(context),
            new StreamDirectiveOnListFieldRule(context),
            new KnownArgumentNamesRule(context),
            new UniqueArgumentNamesRule(context),
            new ValuesOfCorrectTypeRule(context),
            new ProvidedRequiredArgumentsRule(context),
            new VariablesInAllowedPositionRule(context),
            new OverlappingFieldsCanBeMergedRule(context),
            new UniqueInputFieldNamesRule(context),
        ];
}
