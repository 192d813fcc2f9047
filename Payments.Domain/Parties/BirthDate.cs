using System.Globalization;
using Payments.Domain.AccountNumbers;

namespace Payments.Domain.Parties;

/// <summary>Dates of birth of people who send or get money: of age, and believable.</summary>
public static class BirthDate
{
    public const int AgeMin = 18;

    private static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <param name="born">The date.</param>
    /// <param name="now">The tenant's clock.</param>
    public static Checked Check(DateOnly born, DateTimeOffset now)
    {
        // The day begins first at UTC+14: nobody is refused on a birthday.
        var today = DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(14)).DateTime);
        return born < Earliest ? Checked.Refuse("A date of birth is not before 1900-01-01.")
            : born > today.AddYears(-AgeMin) ? Checked.Refuse("A person is at least 18 years old.")
            : Checked.Accept(born.ToString("O", CultureInfo.InvariantCulture));
    }
}
