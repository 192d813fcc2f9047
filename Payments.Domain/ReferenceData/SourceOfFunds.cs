namespace Payments.Domain.ReferenceData;

/// <summary>Where the money of a payment comes from.</summary>
public enum SourceOfFunds
{
    /// <summary>Income of a business.</summary>
    BusinessFunds,

    /// <summary>Wages and salaries.</summary>
    Salary,

    /// <summary>Savings from earlier income.</summary>
    Savings,

    /// <summary>Interest, dividends, gains on securities.</summary>
    InvestmentReturns,

    /// <summary>The sale of a house, a flat or land.</summary>
    SaleOfProperty,

    /// <summary>The sale of other things, or of a business.</summary>
    SaleOfAssets,

    /// <summary>Borrowed money.</summary>
    Loan,

    /// <summary>An estate.</summary>
    Inheritance,

    /// <summary>A gift.</summary>
    Gift,

    /// <summary>A pension.</summary>
    Pension,

    /// <summary>An insurer's payment.</summary>
    InsurancePayout,

    /// <summary>A benefit of the state.</summary>
    GovernmentBenefit,

    /// <summary>Something else.</summary>
    Other,
}
