namespace Payments.Sandbox.Rails;

/// <summary>The reasons that the simulated rails give (ISO 20022 external status reasons).</summary>
internal static class ReasonText
{
    public static string? Find(string? code) =>
        code switch
        {
            "AB05" => "Timeout at the creditor agent",
            "AB06" => "Timeout at an instructed agent",
            "AB08" => "Creditor agent is offline",
            "AB09" => "Error at the creditor agent",
            "AC01" => "Account identifier incorrect",
            "AC03" => "Creditor account identifier invalid",
            "AC04" => "Account closed",
            "AC06" => "Account blocked",
            "AG01" => "Transaction forbidden on this account",
            "AM01" => "Amount is zero",
            "AM02" => "Amount exceeds the allowed maximum",
            "AM03" => "Currency is not processable on this rail",
            "AM04" => "Insufficient funds",
            "AM05" => "Duplicate instruction",
            "AM12" => "Amount is invalid",
            "BE04" => "Creditor address missing or incorrect",
            "BE22" => "Creditor name missing",
            "CNOR" => "Creditor bank is not registered",
            "CUST" => "Requested by the customer",
            "ED05" => "Settlement failed",
            "FF01" => "Format of the instruction is invalid",
            "FRAD" => "Fraudulent origin",
            "MD07" => "Account holder is deceased",
            "MS02" => "Reason not specified by the customer",
            "MS03" => "Reason not specified by the agent",
            "RC01" => "Bank identifier incorrect",
            "RR03" => "Creditor name or address missing",
            "RR04" => "Regulatory reason",
            "TM01" => "Received after the cut-off",
            _ => null,
        };
}
