namespace Payments.Domain.ReferenceData;

/// <summary>What a request for information can ask.</summary>
public enum RfiQuestionCode
{
    /// <summary>Please send a document that proves the identity of the sender.</summary>
    SenderIdProof,

    /// <summary>Please send a document, not older than three months, that proves the address of the sender.</summary>
    SenderAddressProof,

    /// <summary>When was the sender born?</summary>
    SenderDateOfBirth,

    /// <summary>What is the occupation of the sender, and who is the employer?</summary>
    SenderOccupation,

    /// <summary>Who owns 25 % or more of the sending company, and who controls it?</summary>
    SenderOwnership,

    /// <summary>Please send a document that proves the identity of the recipient.</summary>
    RecipientIdProof,

    /// <summary>What is the full address of the recipient?</summary>
    RecipientAddress,

    /// <summary>How are sender and recipient related?</summary>
    RecipientRelationship,

    /// <summary>What is the purpose of the transaction? Please send the invoice or contract, if there is one.</summary>
    OtherTxPurpose,

    /// <summary>Where do the funds come from? Please send a document that proves it.</summary>
    SourceOfFundsProof,

    /// <summary>Which goods or services are paid for, and where are they delivered from and to?</summary>
    GoodsDetails,

    /// <summary>Please answer what the message of the request asks.</summary>
    OtherInformation,
}
