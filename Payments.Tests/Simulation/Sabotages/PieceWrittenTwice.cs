using Payments.Domain.Commands;
using Payments.Domain.StatementExports;

namespace Payments.Tests.Simulation.Sabotages;

/// <summary>What was written of a statement before somebody died is written once more.</summary>
internal sealed class PieceWrittenTwice : Sabotage
{
    public override Command<TResult> Replace<TResult>(Command<TResult> command) =>
        command is WriteStatementPiece piece
            ? (Command<TResult>)
                (object)(piece with { Content = [.. piece.Content, .. piece.Content] })
            : command;
}
