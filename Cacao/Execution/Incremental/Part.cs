namespace Cacao.Execution.Incremental;

/// <summary>A piece of the response that is executed after the first, beside other such pieces.</summary>
internal abstract class Part
{
    /// <summary>How many of its fields are under way; touched only by the loop of the operation.</summary>
    public int Waiting { get; set; }
}
