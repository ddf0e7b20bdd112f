using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Funds.Checks;

/// <summary>At a meeting payments, fees and gifts come as people stand up, so one of these dialogs lies on another.</summary>
internal static class Collecting
{
    /// <summary>Value of the choice by which the treasurer says that nobody else pays; the same in every dialog that takes money.</summary>
    public const string Enough = "enough";

    /// <summary>Nobody else pays: the sum is said where taking money goes on beneath, and otherwise the cash is counted.</summary>
    /// <param name="step">The present step.</param>
    /// <param name="totalAsync">The sentence with the sum of what was taken today.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async ValueTask<StepResult> EndAsync<T>(
        WaterfallStepContext<T> step, Func<ValueTask<string>> totalAsync, CancellationToken cancellationToken)
        where T : class
    {
        if (!GoesOnBeneath(step.Turn))
        {
            return new StepResult.Replaced(CashCountDialog.DialogId);
        }

        return await step.EndAsync(await totalAsync(), cancellationToken);
    }

    /// <summary>True while another dialog beneath this one still takes money: the cash is counted once, at the end of the last.</summary>
    private static bool GoesOnBeneath(ITurnContext turn) =>
        turn.Dialogs.Stack.Skip(1).Any(dialog => dialog.Question?.Choices.Any(choice => choice.Value == Enough) == true);
}
