using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Funds.Checks;

/// <summary>At a meeting payments, fees and gifts come as people stand up, so one of these dialogs lies on another.</summary>
internal static class Collecting
{
    /// <summary>Value of the choice by which the treasurer says that nobody else pays; the same in every dialog that takes money.</summary>
    public const string Enough = "enough";

    /// <summary>True while another dialog beneath this one still takes money: the cash is counted once, at the end of the last.</summary>
    public static bool GoesOnBeneath(ITurnContext turn) =>
        turn.Dialogs.Stack.Skip(1).Any(dialog => dialog.Question?.Choices.Any(choice => choice.Value == Enough) == true);
}
