using Payments.Domain.Errors;
using Payments.Domain.Lifecycles;
using Payments.Domain.ReferenceData;

namespace Payments.Domain.Rfis;

/// <summary>Each question is answered once; somebody was faster.</summary>
public sealed class RfiQuestionAnsweredException(RfiId id, RfiQuestionCode code)
    : DomainException(
        ErrorCode.RfiQuestionAnswered,
        $"The question {StatusName.Of(code)} of {id} is answered already.",
        "input",
        "questionCode"
    );
