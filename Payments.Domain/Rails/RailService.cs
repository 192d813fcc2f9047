namespace Payments.Domain.Rails;

/// <summary>The service of a rail that carries a movement.</summary>
public enum RailService
{
    /// <summary>NPP's single credit transfer.</summary>
    NppSct,

    /// <summary>NPP's international funds transfer instruction: the payer is abroad.</summary>
    NppIfti,

    /// <summary>A direct credit of BECS, settled in rounds over the day.</summary>
    BecsDirectCredit,

    /// <summary>SEPA credit transfer.</summary>
    SepaCreditTransfer,

    /// <summary>SEPA instant credit transfer.</summary>
    SepaInstantCreditTransfer,

    /// <summary>A credit of the currency's home clearing.</summary>
    DomesticCredit,

    /// <summary>A customer credit transfer by correspondents.</summary>
    CorrespondentCredit,
}
