using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Bot;

/// <summary>The root of every conversation: a greeting, and a menu of what this person can do here, a page at a time.</summary>
internal sealed class HomeDialog : WaterfallDialog<HomeDialog.Menu>
{
    public const string DialogId = "bot.home";

    private const int EntriesOfPage = 3;
    private const string More = "more";
    private const string Earlier = "earlier";

    private readonly HomeTexts texts;
    private readonly MenuEntry[] entries;
    private readonly PhoneOffer offer;

    public HomeDialog(HomeTexts texts, IEnumerable<MenuEntry> entries, PhoneOffer offer)
        : base(DialogId, 1, () => BotJson.Unescaped.Menu)
    {
        this.texts = texts;
        this.offer = offer;
        this.entries = [.. entries.OrderBy(entry => entry.Order)];
        AddStep("menu", AskMenuAsync, TakeMenuAsync);
    }

    /// <summary>Where the person is in the menu.</summary>
    /// <param name="Page">Page shown, from 0.</param>
    /// <param name="HasGreeted">True once the person was greeted in this conversation.</param>
    public sealed record Menu(int Page, bool HasGreeted);

    protected override Menu Start(string? argument) => new(0, false);

    protected override ValueTask<StepResult> ChildEndedAsync(
        WaterfallStepContext<Menu> step, DialogReason reason, string? result, CancellationToken cancellationToken)
    {
        step.State = new Menu(0, HasGreeted: true);
        return base.ChildEndedAsync(step, reason, result, cancellationToken);
    }

    private async ValueTask<StepResult> AskMenuAsync(WaterfallStepContext<Menu> step, CancellationToken cancellationToken)
    {
        var viewer = step.Turn.Viewer();
        var page = PageOf(viewer, step.State.Page);
        var text = Text(viewer, step.State);
        if (!step.State.HasGreeted && PhoneOffer.IsPossible(step.Turn))
        {
            await offer.SayAsync(step.Turn, texts.WelcomeWithPhone(viewer.Speech), texts.WelcomeWithForm(viewer.Speech), cancellationToken);
            text = texts.AfterPhone(viewer.Speech);
        }

        step.State = step.State with { HasGreeted = true };
        return new StepResult.Asked(new Question(text, page) { OffersBack = false, IsIdle = true });
    }

    private async ValueTask<StepResult> TakeMenuAsync(WaterfallStepContext<Menu> step, Answer answer, CancellationToken cancellationToken)
    {
        switch (answer.Choice?.Value)
        {
            case More:
                step.State = step.State with { Page = step.State.Page + 1 };
                return await AskMenuAsync(step, cancellationToken);
            case Earlier:
                step.State = step.State with { Page = 0 };
                return await AskMenuAsync(step, cancellationToken);
            case { } dialogId:
                return new StepResult.Begun(dialogId);
            default:
                return InviteCode.Read(answer.Text) is { } code ? Join(step.Turn, code)
                    : !step.Turn.Viewer().IsLinked && OwnPhone.Claimed(step.Turn) is not null ? new StepResult.Begun(JoinDialog.DialogId, JoinDialog.OwnPhoneArgument)
                    : Confirmation.IsNo(answer.Text) ? await NothingMoreAsync(step, cancellationToken)
                    : new StepResult.NotUnderstood();
        }
    }

    /// <summary>"Anything else?" — "no": the menu stays open without being read out again.</summary>
    private async ValueTask<StepResult> NothingMoreAsync(WaterfallStepContext<Menu> step, CancellationToken cancellationToken)
    {
        await step.SayAsync(texts.AllRight(step.Turn.Speech()), cancellationToken);
        return new StepResult.Silent();
    }

    private static StepResult Join(ITurnContext turn, string code) =>
        Invites.IsSilenced(turn) ? new StepResult.Silent() : new StepResult.Begun(JoinDialog.DialogId, code);

    private string Text(Viewer viewer, Menu menu) => viewer switch
    {
        { IsLinked: false } when menu.HasGreeted => texts.AskCode(viewer.Speech),
        { IsLinked: false } => texts.WelcomeVisitor(viewer.Speech),
        _ when menu.HasGreeted => texts.WhatElse(viewer.Speech),
        _ => texts.Welcome(viewer.Speech),
    };

    /// <summary>Three entries and the way on, or the last entries and the way back.</summary>
    private List<Choice> PageOf(Viewer viewer, int page)
    {
        var mine = entries.Where(entry => entry.IsFor(viewer)).OrderByDescending(entry => entry.HeadsFor?.Invoke(viewer) == true).ToList();
        var start = page * EntriesOfPage;
        if (start >= mine.Count)
        {
            start = 0;
        }

        var rest = mine.Count - start;
        var isLast = start == 0 ? rest <= EntriesOfPage + 1 : rest <= EntriesOfPage;
        var shown = mine.Skip(start).Take(isLast ? EntriesOfPage + 1 : EntriesOfPage);
        List<Choice> choices = [.. shown.Select(entry => new Choice(entry.DialogId, entry.Label, entry.Synonyms))];
        if (!isLast)
        {
            choices.Add(new Choice(More, texts.More()));
        }
        else if (start > 0)
        {
            choices.Add(new Choice(Earlier, texts.Earlier()));
        }

        return choices;
    }
}
