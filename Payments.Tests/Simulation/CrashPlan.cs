using System.Diagnostics.CodeAnalysis;

namespace Payments.Tests.Simulation;

/// <summary>The server is dead: whatever its code still tries leads nowhere.</summary>
public sealed class ServerCrashedException() : Exception("The server has crashed.");

/// <summary>Where in a command's way through the gate the server dies.</summary>
internal enum CrashMoment
{
    /// <summary>Nothing of it is in the database.</summary>
    BeforeCommit,

    /// <summary>The log's last write is cut off somewhere: nothing of it may count.</summary>
    DuringCommit,

    /// <summary>It is durable, and nobody was told.</summary>
    AfterCommit,
}

/// <summary>When the server dies next. Every step that it takes is counted here.</summary>
internal sealed class CrashPlan(Dice dice, Trace trace)
{
    private int? _stepsLeft;
    private CrashMoment _moment;

    public bool IsDead { get; private set; }

    /// <summary>Where the log's last write was cut off; null if it was not.</summary>
    public long? LogLength { get; private set; }

    /// <summary>After the next few steps.</summary>
    public void Arm(int stepsMax)
    {
        _stepsLeft ??= dice.Throw(stepsMax);
        _moment = dice.Of(Enum.GetValues<CrashMoment>());
    }

    public void Disarm() => _stepsLeft = null;

    /// <summary>A command is about to run: the moment at which the server dies of it, if it does.</summary>
    public CrashMoment? BeforeCommand() => IsDue() ? _moment : null;

    /// <summary>Something outside was done and its answer is on the way here.</summary>
    public void BeforeAnswer(string of)
    {
        if (IsDue())
        {
            Die($"before the answer to {of}");
        }
    }

    [DoesNotReturn]
    public void Die(string when, long? logLength = null)
    {
        trace.Write($"CRASH {when}");
        (IsDead, LogLength) = (true, logLength);
        throw new ServerCrashedException();
    }

    public void RequireAlive()
    {
        if (IsDead)
        {
            throw new ServerCrashedException();
        }
    }

    /// <summary>A new life begins.</summary>
    public void Revive() => (IsDead, LogLength, _stepsLeft) = (false, null, null);

    private bool IsDue()
    {
        RequireAlive();
        if (_stepsLeft is not { } left)
        {
            return false;
        }

        _stepsLeft = left - 1;
        return left == 0;
    }
}
