using Cacao.Errors;
using Cacao.Execution.Coercion;
using Cacao.Execution.Cost;
using Cacao.Execution.Diagnostics;
using Cacao.Execution.Fields;
using Cacao.Execution.Plans;

namespace Cacao.Execution.Pipeline;

/// <summary>A request on its way through the steps of the pipeline.</summary>
internal sealed class RequestState(OperationRequest request, Deadline deadline)
{
    public OperationRequest Request => request;

    public Deadline Deadline => deadline;

    /// <summary>The source text: what the request sent, or what is stored under the id that it named.</summary>
    public ReadOnlyMemory<byte> Source { get; set; } = request.Document;

    /// <summary>The name under which <see cref="Source"/> is stored; null when the request sent it.</summary>
    public string? StoredAs { get; set; }

    /// <summary>The hash under which the document is to be stored once it is known to be valid.</summary>
    public string? RegisterAs { get; set; }

    /// <summary>What this caller may ask for.</summary>
    public CallerLimits Limits { get; init; } = null!;

    /// <summary>Null when nobody listens.</summary>
    public RequestEvents? Events { get; init; }

    public CachedDocument Document { get; set; } = null!;

    public bool HasDocument => Document is not null;

    public PreparedOperation Operation { get; set; } = null!;

    public VariableValues Variables { get; set; } = VariableValues.Empty;

    public OperationPlan Plan { get; set; } = null!;

    public OperationCost Cost { get; set; }

    /// <summary>Set by the step that refused the request, or answered it without executing it.</summary>
    public OperationResult? Refusal { get; private set; }

    /// <summary>Ends the pipeline; always false, so that a step can return it.</summary>
    public bool Refuse(ResultKind kind, IReadOnlyList<IError> errors)
    {
        Refusal = ResponseEnvelope.Refusal(kind, errors);
        return false;
    }

    public bool Refuse(ResultKind kind, IError error) => Refuse(kind, [error]);

    public void Answer(OperationResult result) => Refusal = result;

    /// <summary>Execution has begun and failed as a whole; always false as well.</summary>
    public bool RefuseWithNullData(IReadOnlyList<IError> errors)
    {
        Refusal = ResponseEnvelope.NullData(errors);
        return false;
    }
}
