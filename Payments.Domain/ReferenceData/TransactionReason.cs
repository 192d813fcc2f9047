namespace Payments.Domain.ReferenceData;

/// <summary>What a payment is for.</summary>
public enum TransactionReason
{
    /// <summary>Business in general.</summary>
    Business,

    /// <summary>Goods that were or are to be delivered.</summary>
    GoodsPurchase,

    /// <summary>Services that were or are to be rendered.</summary>
    Services,

    /// <summary>Wages and salaries.</summary>
    Salary,

    /// <summary>A pension.</summary>
    Pension,

    /// <summary>Support of relatives.</summary>
    FamilySupport,

    /// <summary>A gift.</summary>
    Gift,

    /// <summary>Tuition and other costs of education.</summary>
    Education,

    /// <summary>Medical treatment.</summary>
    Medical,

    /// <summary>Travel and accommodation.</summary>
    Travel,

    /// <summary>Rent of a home or of premises.</summary>
    Rent,

    /// <summary>A house, a flat or land.</summary>
    PropertyPurchase,

    /// <summary>Securities and other investments.</summary>
    Investment,

    /// <summary>Repayment of a loan, interest included.</summary>
    LoanRepayment,

    /// <summary>A premium, or a claim that is paid out.</summary>
    Insurance,

    /// <summary>Taxes and duties.</summary>
    Tax,

    /// <summary>A donation.</summary>
    Charity,

    /// <summary>Between companies of one group.</summary>
    IntraGroupTransfer,

    /// <summary>Between accounts of one owner.</summary>
    OwnAccountTransfer,

    /// <summary>Money given back.</summary>
    Refund,

    /// <summary>Something else.</summary>
    Other,
}
