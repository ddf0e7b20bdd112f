using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Income;

/// <summary>Asks the treasurer to call back about the loan; the whole board where no treasurer has an account.</summary>
/// <remarks>Ends with the receipt when somebody was told.</remarks>
internal sealed class TreasurerDialog : WaterfallDialog<TreasurerDialog.Asking>
{
    public const string DialogId = "income.treasurer";

    private const string CallMe = "call-me";

    private readonly TreasurerTexts texts;
    private readonly Messenger messenger;
    private readonly Addressing addressing;
    private readonly ClubCalendar calendar;

    public TreasurerDialog(TreasurerTexts texts, Messenger messenger, Addressing addressing, ClubCalendar calendar)
        : base(DialogId, 1, () => IncomeJson.Unescaped.Asking)
    {
        this.texts = texts;
        this.messenger = messenger;
        this.addressing = addressing;
        this.calendar = calendar;
        AddStep("confirm", AskAsync, TakeAsync);
    }

    /// <summary>Nothing has to be remembered; the record leaves room for a later version.</summary>
    public sealed record Asking;

    protected override Asking Start(string? argument) => new();

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Asking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsLinked)
        {
            return new StepResult.Ended();
        }

        var text = await TreasurersAsync(turn, cancellationToken) is [var treasurer, ..]
            ? texts.Offer(turn.Speech(), addressing.NameOf(treasurer, calendar.Today(turn)))
            : texts.OfferBoard(turn.Speech());
        return StepResult.Ask(text, new Choice(CallMe, texts.CallMe()));
    }

    private async ValueTask<StepResult> TakeAsync(WaterfallStepContext<Asking> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!answer.Is(CallMe))
        {
            return new StepResult.NotUnderstood();
        }

        if (!turn.Viewer().IsLinked)
        {
            return new StepResult.Ended();
        }

        var receipt = turn.NewReceipt();
        var told = await TellAsync(turn, receipt, cancellationToken);
        return await step.EndAsync(told > 0 ? texts.WasTold(turn.Speech(), receipt) : texts.IsNotHere(turn.Speech()), receipt, cancellationToken);
    }

    private async ValueTask<int> TellAsync(ITurnContext turn, string receipt, CancellationToken cancellationToken)
    {
        var draft = DraftOf(turn, receipt);
        var told = 0;
        foreach (var treasurer in await TreasurersAsync(turn, cancellationToken))
        {
            told += await messenger.TellMemberAsync(turn, treasurer, draft, cancellationToken);
        }

        return told > 0 ? told : await messenger.TellBoardAsync(turn, turn.Club().Id, draft, cancellationToken);
    }

    private Draft DraftOf(ITurnContext turn, string receipt)
    {
        var subject = turn.Subject();
        var name = addressing.NameOf(subject, calendar.Today(turn));
        return turn.Viewer().Grant is { } grant
            ? new Draft(reader => texts.RelativeAsks(reader, grant.RelativeName, grant.Relation, name, receipt))
            : new Draft(reader => texts.MemberAsks(reader, name, subject.FullName, subject.Phone ?? texts.NoPhone(), receipt));
    }

    /// <summary>The treasurers other than the speaker. A member may not read the roster; the product must know whom to tell.</summary>
    private static async ValueTask<IReadOnlyList<Member>> TreasurersAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var board = await turn.SystemDocuments.QueryAsync<Member>(MembershipIndexes.Board, turn.Club().Id, MembershipIndexes.BoardMax, cancellationToken);
        return [.. board.Where(member => member.Office == Office.Treasurer && member.Id != turn.Subject().Id)];
    }
}
