namespace Payments.Domain.Identity;

/// <summary>What a member is in the company; it describes and grants nothing.</summary>
public enum MemberRole
{
    /// <summary>Director of a company.</summary>
    Director,

    /// <summary>Partner of a partnership.</summary>
    Partner,

    /// <summary>Secretary of a company.</summary>
    Secretary,

    /// <summary>Beneficial owner.</summary>
    Beneficiary,

    /// <summary>Handles funds.</summary>
    Treasurer,

    /// <summary>Technical contact.</summary>
    Engineer,

    /// <summary>Contact for the support of every day.</summary>
    Support,

    /// <summary>Contact for compliance.</summary>
    Compliance,
}
