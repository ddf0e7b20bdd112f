using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Ties an account to a person of the roster: the code, "are you …?", and consent with the words kept.</summary>
internal sealed class JoinDialog : WaterfallDialog<JoinDialog.Joining>
{
    public const string DialogId = "membership.join";

    private const string ConsentPurpose = "club-assistant";
    private const string Yes = "yes";
    private const string No = "no";
    private const string ReadMore = "read-more";

    private readonly JoinTexts texts;
    private readonly Addressing addressing;
    private readonly ClubCalendar calendar;
    private readonly ViewerReader viewers;

    public JoinDialog(JoinTexts texts, Addressing addressing, ClubCalendar calendar, ViewerReader viewers)
        : base(DialogId, 1, () => MembershipDialogsJson.Unescaped.Joining)
    {
        this.texts = texts;
        this.addressing = addressing;
        this.calendar = calendar;
        this.viewers = viewers;
        AddStep("code", AskCodeAsync, TakeCodeAsync);
        AddStep("person", AskPersonAsync, TakePersonAsync);
        AddStep("consent", AskConsentAsync, TakeConsentAsync);
    }

    /// <summary>What is known so far.</summary>
    /// <param name="CodeHash">Hash of the code, or null before one was given; the code itself is not kept.</param>
    public sealed record Joining(string? CodeHash);

    protected override Joining Start(string? argument) =>
        new(argument is not null && InviteCode.Read(argument) is { } code ? InviteCode.HashOf(code) : null);

    private async ValueTask<StepResult> AskCodeAsync(WaterfallStepContext<Joining> step, CancellationToken cancellationToken)
    {
        if (step.State.CodeHash is { } hash)
        {
            return await CheckAsync(step, hash, cancellationToken);
        }

        return StepResult.Ask(Invites.IsSilenced(step.Turn) ? texts.TooManyTries(step.Turn.Speech()) : texts.AskCode(step.Turn.Speech()));
    }

    private async ValueTask<StepResult> TakeCodeAsync(WaterfallStepContext<Joining> step, Answer answer, CancellationToken cancellationToken)
    {
        if (InviteCode.Read(answer.Text) is not { } code)
        {
            return new StepResult.NotUnderstood(texts.NotACode(step.Turn.Speech()));
        }

        return Invites.IsSilenced(step.Turn)
            ? new StepResult.Silent()
            : await CheckAsync(step, InviteCode.HashOf(code), cancellationToken);
    }

    private async ValueTask<StepResult> CheckAsync(WaterfallStepContext<Joining> step, string hash, CancellationToken cancellationToken)
    {
        step.State = new Joining(null);
        var speech = step.Turn.Speech();
        if (Invites.IsSilenced(step.Turn))
        {
            return StepResult.Ask(texts.TooManyTries(speech));
        }

        switch (await Invites.CheckAsync(step.Turn, hash, cancellationToken))
        {
            case InviteCheck.Good:
                step.State = new Joining(hash);
                return new StepResult.GoTo("person");
            case InviteCheck.Used:
                return StepResult.Ask(texts.CodeUsed(speech));
            case InviteCheck.Expired:
                return StepResult.Ask(texts.CodeExpired(speech));
            default:
                return StepResult.Ask(Invites.IsSilenced(step.Turn) ? texts.TooManyTries(speech) : texts.CodeUnknown(speech));
        }
    }

    private async ValueTask<StepResult> AskPersonAsync(WaterfallStepContext<Joining> step, CancellationToken cancellationToken)
    {
        if (await GoodAsync(step, cancellationToken) is not { } good)
        {
            return await GoneAsync(step, cancellationToken);
        }

        var today = calendar.Today(step.Turn);
        var title = addressing.Of(good.Member, today).You;
        var village = good.Member.Village ?? texts.UnknownVillage();
        var speech = step.Turn.Viewer().IsLinked ? addressing.OfVisitor() : step.Turn.Speech();
        var text = good.Grant is { } grant
            ? texts.AreYouRelative(speech, grant.RelativeName, grant.Relation, $"{title} {good.Member.FullName}")
            : texts.AreYou(speech, $"{title} {good.Member.FullName}", good.Member.BirthYear, village);
        return StepResult.Ask(text, new Choice(Yes, texts.Yes()), new Choice(No, texts.No()));
    }

    private async ValueTask<StepResult> TakePersonAsync(WaterfallStepContext<Joining> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Confirms(Yes))
        {
            return new StepResult.GoTo("consent");
        }

        if (!answer.Declines(No))
        {
            return new StepResult.NotUnderstood();
        }

        Invites.CountWrong(step.Turn);
        await step.SayAsync(texts.NotThatPerson(step.Turn.Speech()), cancellationToken);
        return new StepResult.Ended();
    }

    private async ValueTask<StepResult> AskConsentAsync(WaterfallStepContext<Joining> step, CancellationToken cancellationToken)
    {
        if (await GoodAsync(step, cancellationToken) is not { } good)
        {
            return await GoneAsync(step, cancellationToken);
        }

        await step.SayAsync(ConsentText(step.Turn, good), cancellationToken);
        return StepResult.Ask(
            texts.DoYouAgree(SpeechOf(step.Turn, good)),
            new Choice(Yes, texts.Agree()),
            new Choice(No, texts.Disagree()),
            new Choice(ReadMore, texts.ReadMore()));
    }

    private async ValueTask<StepResult> TakeConsentAsync(WaterfallStepContext<Joining> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (await GoodAsync(step, cancellationToken) is not { } good)
        {
            return await GoneAsync(step, cancellationToken);
        }

        var speech = SpeechOf(turn, good);
        switch (answer.Choice?.Value)
        {
            case ReadMore:
                await step.SayAsync(texts.ConsentMore(speech), cancellationToken);
                await step.SayAsync(texts.ConsentRights(speech), cancellationToken);
                return new StepResult.GoTo("consent");
            case No:
                await step.SayAsync(texts.NothingKept(speech), cancellationToken);
                return new StepResult.Ended();
            case Yes:
                var receipt = turn.NewReceipt();
                Invites.Link(turn, good, $"{ConsentText(turn, good)}\n{texts.DoYouAgree(speech)}", ConsentPurpose);
                await viewers.ApplyAsync(turn, cancellationToken);
                await step.SayAsync(texts.Linked(turn.Speech(), good.Grant?.RelativeName ?? good.Member.FullName, receipt), cancellationToken);
                return new StepResult.Ended();
            default:
                return new StepResult.NotUnderstood();
        }
    }

    /// <summary>The code as it is now: somebody else may have used it since it was asked about.</summary>
    private static async ValueTask<InviteCheck.Good?> GoodAsync(WaterfallStepContext<Joining> step, CancellationToken cancellationToken) =>
        step.State.CodeHash is { } hash
            ? await Invites.CheckAsync(step.Turn, hash, cancellationToken) as InviteCheck.Good
            : null;

    private async ValueTask<StepResult> GoneAsync(WaterfallStepContext<Joining> step, CancellationToken cancellationToken)
    {
        await step.SayAsync(texts.CodeUsed(step.Turn.Speech()), cancellationToken);
        return new StepResult.Ended();
    }

    private Texts.Speech SpeechOf(ITurnContext turn, InviteCheck.Good good)
    {
        var today = calendar.Today(turn);
        return good.Grant is { } grant ? addressing.Of(grant, today) : addressing.Of(good.Member, today);
    }

    private string ConsentText(ITurnContext turn, InviteCheck.Good good)
    {
        var speech = SpeechOf(turn, good);
        return good.Grant is null
            ? texts.Consent(speech)
            : texts.ConsentOfRelative(speech, addressing.NameOf(good.Member, calendar.Today(turn)));
    }
}
