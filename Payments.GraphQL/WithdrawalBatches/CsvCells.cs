using System.Text;

namespace Payments.GraphQL.WithdrawalBatches;

/// <summary>The cells of a line of CSV (RFC 4180).</summary>
internal static class CsvCells
{
    /// <summary>Cuts a line into its cells, each with the column that it begins in, from 1.</summary>
    /// <returns>What is wrong, and in which column; null when nothing is.</returns>
    public static (string Message, int Column)? Read(
        string line,
        List<(string Text, int Column)> cells
    )
    {
        var position = 0;
        while (true)
        {
            var begin = position;
            if (position < line.Length && line[position] == '"')
            {
                if (ReadQuoted(line, ref position, out var text) is { } problem)
                {
                    return (problem, position + 1);
                }

                cells.Add((text, begin + 1));
            }
            else
            {
                var end = line.AsSpan(position).IndexOf(',');
                position = end < 0 ? line.Length : position + end;
                var text = line[begin..position];
                var quote = text.IndexOf('"', StringComparison.Ordinal);
                if (quote >= 0)
                {
                    return ("A cell with a quotation mark is quoted itself.", begin + quote + 1);
                }

                cells.Add((text, begin + 1));
            }

            if (position == line.Length)
            {
                return null;
            }

            position++;
        }
    }

    private static string? ReadQuoted(string line, ref int position, out string text)
    {
        var content = new StringBuilder();
        text = "";
        position++;
        while (true)
        {
            var end = line.IndexOf('"', position);
            if (end < 0)
            {
                return "The quotation never ends.";
            }

            content.Append(line, position, end - position);
            position = end + 1;
            if (position == line.Length || line[position] == ',')
            {
                text = content.ToString();
                return null;
            }

            if (line[position] != '"')
            {
                return "After a quotation comes a comma or the end of the line.";
            }

            content.Append('"');
            position++;
        }
    }
}
