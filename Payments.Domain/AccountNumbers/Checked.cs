using Payments.Domain.Errors;

namespace Payments.Domain.AccountNumbers;

/// <summary>What a check made of a text: its normal form, or what is wrong with it.</summary>
public readonly record struct Checked
{
    private Checked(string? value, string? problem) => (Value, Problem) = (value, problem);

    /// <summary>The normal form in which it is stored; null when refused.</summary>
    public string? Value { get; }

    /// <summary>A sentence for the caller; null when accepted.</summary>
    public string? Problem { get; }

    public bool IsValid => Problem is null;

    public static Checked Accept(string value) => new(value, null);

    public static Checked Refuse(string problem) => new(null, problem);

    /// <summary>The normal form, or the refusal that names the input field.</summary>
    public string Require(params string[] path) =>
        Value ?? throw new InvalidInputException(Problem!, path);
}

/// <summary>Checks one kind of identifier and brings it into its normal form.</summary>
public delegate Checked IdentifierCheck(string text);
