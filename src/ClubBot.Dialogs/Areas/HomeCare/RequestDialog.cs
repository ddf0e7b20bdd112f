using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Areas.HomeCare;

/// <summary>A member, or the family for a member, asks for help at home; the board is told.</summary>
internal sealed class RequestDialog : WaterfallDialog<RequestDialog.Request>
{
    public const string DialogId = "homecare.request";

    private const string Need = "need";
    private const string Confirm = "confirm";
    private const string Yes = "yes";

    private readonly HomeCareTexts texts;
    private readonly Messenger messenger;
    private readonly Addressing addressing;
    private readonly SubjectNames names;
    private readonly ClubCalendar calendar;

    public RequestDialog(HomeCareTexts texts, Messenger messenger, Addressing addressing, SubjectNames names, ClubCalendar calendar)
        : base(DialogId, 1, () => HomeCareJson.Unescaped.Request)
    {
        this.texts = texts;
        this.messenger = messenger;
        this.addressing = addressing;
        this.names = names;
        this.calendar = calendar;
        AddStep(Need, AskNeedAsync, TakeNeed);
        AddStep(Confirm, AskConfirm, TakeConfirmAsync);
    }

    /// <summary>What is needed, in the words of whoever asks, or null.</summary>
    public sealed record Request(string? Need);

    protected override Request Start(string? argument) => new(argument is null ? null : VisitSentence.Cut(argument));

    private async ValueTask<StepResult> AskNeedAsync(WaterfallStepContext<Request> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!await turn.MayAndNoteAsync(FamilyRight.HomeVisits, cancellationToken))
        {
            return await step.EndAsync(texts.NotAllowed(turn.Speech(), names.Of(turn)), cancellationToken);
        }

        if (step.State.Need is { } need && VietnameseFold.Fold(need) == VietnameseFold.Fold(texts.Entry()))
        {
            // The menu's own words, typed where the menu does not show them.
            return new StepResult.Replaced(CareDialog.DialogId);
        }

        return step.State.Need is not null ? new StepResult.GoTo(Confirm) : StepResult.AskFreely(
            texts.AskNeed(turn.Speech(), names.Of(turn)), Usual(texts.NeedCompany()), Usual(texts.NeedHousework()), Usual(texts.NeedDoctor()));
    }

    private static Choice Usual(string need) => new(need, need);

    private static ValueTask<StepResult> TakeNeed(WaterfallStepContext<Request> step, Answer answer, CancellationToken cancellationToken)
    {
        var usual = answer.Choice is { } choice && !SaysMore(answer.Text, choice.Label) ? choice.Value : null;
        if ((usual ?? VisitSentence.Cut(answer.Text)) is not { } need)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood());
        }

        step.State = new Request(need);
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Confirm));
    }

    /// <summary>"đưa đi khám mắt ở huyện" is more than the button "Đưa đi khám", and the board has to hear it.</summary>
    private static bool SaysMore(string text, string label) =>
        VietnameseFold.Fold(text).Contains(VietnameseFold.Fold(label) + " ", StringComparison.Ordinal);

    private ValueTask<StepResult> AskConfirm(WaterfallStepContext<Request> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StepResult.Ask(
            texts.ConfirmRequest(step.Turn.Speech(), names.Of(step.Turn), step.State.Need!), new Choice(Yes, texts.Right()), new Choice(Need, texts.Correct())));

    private async ValueTask<StepResult> TakeConfirmAsync(WaterfallStepContext<Request> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Declines(Need))
        {
            step.State = new Request(Need: null);
            return new StepResult.GoTo(Need);
        }

        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        var turn = step.Turn;
        var request = RequestOf(turn, step.State.Need!);
        step.Documents.Put(request);
        var told = await TellBoardAsync(turn, request, cancellationToken);
        return await step.EndAsync(
            told > 0 ? texts.Requested(turn.Speech(), request.Receipt) : texts.RequestedBoardNotHere(turn.Speech(), request.Receipt),
            cancellationToken);
    }

    private static CareRequest RequestOf(ITurnContext turn, string need) => new()
    {
        Id = turn.NewId(),
        ClubId = turn.Subject().ClubId,
        MemberId = turn.Subject().Id,
        Need = need,
        AskedAt = turn.Now,
        GrantId = turn.Viewer().Grant?.Id,
        Receipt = turn.NewReceipt(),
    };

    private ValueTask<int> TellBoardAsync(ITurnContext turn, CareRequest request, CancellationToken cancellationToken)
    {
        var subject = turn.Subject();
        var name = addressing.NameOf(subject, calendar.Today(turn));
        var place = subject.Village ?? texts.UnknownVillage();
        var draft = turn.Viewer().Grant is { } grant
            ? new Draft(speech => texts.RelativeRequestForBoard(speech, grant.RelativeName, grant.Relation, name, place, request.Need, request.Receipt))
            : new Draft(speech => texts.RequestForBoard(speech, name, subject.FullName, place, request.Need, request.Receipt));
        return messenger.TellBoardAsync(turn, subject.ClubId, draft, cancellationToken);
    }
}
