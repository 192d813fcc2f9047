namespace Payments.Domain.Identity;

/// <summary>What a member may do for a tenant.</summary>
public enum MemberAccess
{
    /// <summary>Full control, including the policies and the other members.</summary>
    Admin,

    /// <summary>Create and send payments and conversions.</summary>
    Transact,

    /// <summary>Log in.</summary>
    Login,

    /// <summary>Use this graph for the tenant.</summary>
    Api,

    /// <summary>Get mail about the tenant's matters.</summary>
    Correspondence,

    /// <summary>Be the second who agrees to a withdrawal.</summary>
    Approve,

    /// <summary>See and answer what compliance asks.</summary>
    Compliance,
}
