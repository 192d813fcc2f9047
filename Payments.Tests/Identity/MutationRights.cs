namespace Payments.Tests.Identity;

/// <summary>Which right each mutation asks for. Whoever adds a mutation decides it here.</summary>
internal static class MutationRights
{
    /// <summary>Any member of the tenant.</summary>
    public const string Any = "";

    /// <summary>An operator of the platform, not the tenant.</summary>
    public const string Operator = "OPERATOR";

    /// <summary>Whoever has no session yet.</summary>
    public const string Stranger = "STRANGER";

    private const string Admin = "ADMIN";
    private const string Transact = "TRANSACT";
    private const string Approve = "APPROVE";
    private const string Compliance = "COMPLIANCE";

    public static IReadOnlyDictionary<string, string> All { get; } =
        new Dictionary<string, string>
        {
            // The session.
            ["login"] = Stranger,
            ["acceptInvitation"] = Stranger,
            ["resetPassword"] = Stranger,
            ["logout"] = Any,
            ["changePassword"] = Any,
            // The members, and the policies.
            ["inviteMember"] = Admin,
            ["updateMember"] = Admin,
            ["confirmMemberAccess"] = Admin,
            ["suspendMember"] = Admin,
            ["reactivateMember"] = Admin,
            ["removeMember"] = Admin,
            ["issuePasswordReset"] = Admin,
            ["confirmPasswordReset"] = Admin,
            ["setApprovalPolicy"] = Admin,
            ["setDepositPolicy"] = Admin,
            ["setPayeeCheckPolicy"] = Admin,
            ["setAutoReceive"] = Admin,
            // Who is told by HTTP.
            ["createWebhookEndpoint"] = Admin,
            ["updateWebhookEndpoint"] = Admin,
            ["rotateWebhookSecret"] = Admin,
            ["enableWebhookEndpoint"] = Admin,
            ["disableWebhookEndpoint"] = Admin,
            ["deleteWebhookEndpoint"] = Admin,
            ["testWebhookEndpoint"] = Admin,
            ["resendWebhookDelivery"] = Admin,
            ["replayWebhookEvents"] = Admin,
            // Money leaves, or is bound to leave.
            ["createWithdrawal"] = Transact,
            ["cancelWithdrawal"] = Transact,
            ["createWithdrawalBatch"] = Transact,
            ["cancelWithdrawalBatch"] = Transact,
            ["createConversion"] = Transact,
            ["cancelConversion"] = Transact,
            ["createPayment"] = Transact,
            ["cancelPayment"] = Transact,
            ["refundDeposit"] = Transact,
            ["acceptCreditRecall"] = Transact,
            ["declineCreditRecall"] = Transact,
            // A price that the platform is bound by; who only looks at prices asks for no firm one.
            ["createQuote"] = Transact,
            // It opens the way for a payment that was stopped.
            ["acceptPayeeCheck"] = Transact,
            ["approveWithdrawal"] = Approve,
            ["rejectWithdrawal"] = Approve,
            ["answerRfiQuestion"] = Compliance,
            ["declineRfi"] = Compliance,
            ["saveRfiDraft"] = Compliance,
            ["discardRfiDraft"] = Compliance,
            ["submitRfiDraft"] = Compliance,
            ["requestRfiExtension"] = Compliance,
            // Of the platform.
            ["decideDepositReview"] = Operator,
            ["decideWithdrawalReview"] = Operator,
            ["decidePaymentReview"] = Operator,
            ["decideInstitutionReview"] = Operator,
            ["openRfi"] = Operator,
            ["decideRfi"] = Operator,
            ["cancelRfi"] = Operator,
            ["decideRfiExtension"] = Operator,
            ["extendRfi"] = Operator,
            ["setReviewRules"] = Operator,
            ["confirmReviewRules"] = Operator,
            ["rejectReviewRules"] = Operator,
            ["assignSuspendedCredit"] = Operator,
            ["returnSuspendedCredit"] = Operator,
            ["setTenantFeature"] = Operator,
            // Books and enquiries, which move nothing.
            ["createSender"] = Any,
            ["updateSender"] = Any,
            ["deleteSender"] = Any,
            ["createRecipient"] = Any,
            ["updateRecipient"] = Any,
            ["deleteRecipient"] = Any,
            ["createInstitution"] = Any,
            ["updateInstitution"] = Any,
            ["deleteInstitution"] = Any,
            ["createVirtualAccount"] = Any,
            ["updateVirtualAccount"] = Any,
            ["activateVirtualAccount"] = Any,
            ["deactivateVirtualAccount"] = Any,
            ["createConsent"] = Any,
            ["revokeConsent"] = Any,
            ["createPayeeCheck"] = Any,
            ["cleanseAddress"] = Any,
            ["searchAdverseMedia"] = Any,
            ["exportStatement"] = Any,
            ["uploadFile"] = Any,
            // A sandbox is for trying things out, but what makes withdrawals asks as they do.
            ["advanceTestClock"] = Any,
            ["simulateAddressCleanserAnswer"] = Any,
            ["simulateAdverseMediaResult"] = Any,
            ["simulateConsentAuthorization"] = Any,
            ["simulateConversion"] = Any,
            ["simulateCreditRecall"] = Any,
            ["simulateDeposit"] = Any,
            ["simulateDepositReview"] = Any,
            ["simulateFailureDecision"] = Any,
            ["simulateFundingCredit"] = Any,
            ["simulateInstitutionDecision"] = Any,
            ["simulateKycDecision"] = Any,
            ["simulatePayeeCheckAnswer"] = Any,
            ["simulatePaymentOutcome"] = Any,
            ["simulatePaymentReview"] = Any,
            ["simulateQuotaLimit"] = Any,
            ["simulateRailOutage"] = Any,
            ["simulateRefundOutcome"] = Any,
            ["simulateReturnOutcome"] = Any,
            ["simulateRfi"] = Any,
            ["simulateRfiCancellation"] = Any,
            ["simulateRfiReview"] = Any,
            ["simulateRfiExtension"] = Any,
            ["simulateStatementExportFailure"] = Any,
            ["simulateStrayDeposit"] = Any,
            ["simulateVirtualAccountBlock"] = Any,
            ["simulateWithdrawalBatch"] = Transact,
            ["simulateWithdrawalOutcome"] = Any,
            ["simulateWithdrawalReview"] = Any,
        };
}
