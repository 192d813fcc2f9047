namespace Cacao.Language;

/// <summary>
/// Numbers (<see href="https://spec.graphql.org/September2025/#sec-Int-Value"/>,
/// <see href="https://spec.graphql.org/September2025/#sec-Float-Value"/>).
/// </summary>
internal ref partial struct Utf8GraphQLLexer
{
    private void ReadNumber()
    {
        var end = SkipIntegerPart(_position);
        var kind = TokenKind.Integer;
        if (At(end) == '.')
        {
            kind = TokenKind.Float;
            end = SkipDigits(end + 1);
        }
        if (At(end) is (byte)'e' or (byte)'E')
        {
            kind = TokenKind.Float;
            end++;
            end = SkipDigits(At(end) is (byte)'+' or (byte)'-' ? end + 1 : end);
        }
        if (At(end) == '.' || IsNameStart(At(end)))
        {
            throw ExpectedDigit(end);
        }
        Finish(kind, end - _position);
    }

    private readonly int SkipIntegerPart(int position)
    {
        if (At(position) == '-')
        {
            position++;
        }
        if (At(position) != '0')
        {
            return SkipDigits(position);
        }
        position++;
        if (IsDigit(At(position)))
        {
            throw ErrorAt(
                position,
                $"Invalid number, unexpected digit after 0: {DescribeCharacter(position)}."
            );
        }
        return position;
    }

    private readonly int SkipDigits(int position)
    {
        if (!IsDigit(At(position)))
        {
            throw ExpectedDigit(position);
        }
        while (IsDigit(At(position)))
        {
            position++;
        }
        return position;
    }

    private readonly SyntaxException ExpectedDigit(int position) =>
        ErrorAt(
            position,
            $"Invalid number, expected digit but got: {DescribeCharacter(position)}."
        );
}
