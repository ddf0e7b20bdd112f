using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;
using ClubBot.Language.Answers;
using Choice = ClubBot.Kernel.Dialogs.Choice;

namespace ClubBot.Dialogs.Areas.Rights;

/// <summary>Answers questions about older people's rights: asked in words, or found by topics. Open to visitors; nothing about them is kept.</summary>
internal sealed class RightsDialog : WaterfallDialog<RightsDialog.Asking>
{
    public const string DialogId = "rights.ask";

    private const string Topics = "topics";
    private const string Subjects = "subjects";
    private const string Which = "which";
    private const string Answered = "answer";
    private const string More = "more";
    private const string AskClub = "ask-club";

    private readonly RightsTexts texts;
    private readonly RightsKnowledge knowledge;
    private readonly RightsFinder finder;
    private readonly ClubCalendar calendar;

    public RightsDialog(RightsTexts texts, RightsKnowledge knowledge, RightsFinder finder, ClubCalendar calendar)
        : base(DialogId, 1, () => RightsJson.Unescaped.Asking)
    {
        this.texts = texts;
        this.knowledge = knowledge;
        this.finder = finder;
        this.calendar = calendar;
        AddStep(Topics, AskTopicAsync, TakeTopicAsync);
        AddStep(Subjects, AskSubjectAsync, TakeSubjectAsync);
        AddStep(Which, AskWhichAsync, TakeSubjectAsync);
        AddStep(Answered, AnswerAsync, TakeAnsweredAsync);
    }

    /// <summary>Where the person is. Question and age are handed from one step to the next within a turn and are null on disk.</summary>
    public sealed record Asking
    {
        public string? Question { get; init; }

        /// <summary>Age in years of whom the question is about.</summary>
        public int? Age { get; init; }

        /// <summary>Topic that is open.</summary>
        public string? Topic { get; init; }

        /// <summary>Page of the topics, from 0.</summary>
        public int TopicPage { get; init; }

        /// <summary>Page of the subjects of the open topic, from 0.</summary>
        public int SubjectPage { get; init; }

        /// <summary>Answers between which it was not clear.</summary>
        public IReadOnlyList<string> Candidates { get => field ?? []; init; } = [];

        /// <summary>Answer that is open.</summary>
        public string? Answer { get; init; }

        /// <summary>True once the open answer was given, so that it is not read out again.</summary>
        public bool IsTold { get; init; }
    }

    protected override Asking Start(string? argument) => new() { Question = argument };

    /// <summary>Whoever asked the club for help is done; whoever came back may ask on.</summary>
    protected override ValueTask<StepResult> ChildEndedAsync(
        WaterfallStepContext<Asking> step, DialogReason reason, string? result, CancellationToken cancellationToken) =>
        result is null
            ? base.ChildEndedAsync(step, reason, result, cancellationToken)
            : ValueTask.FromResult<StepResult>(new StepResult.Ended());

    private async ValueTask<StepResult> AskTopicAsync(WaterfallStepContext<Asking> step, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        if (step.State.Question is { } question)
        {
            step.State = step.State with { Question = null };
            if (Read(step, question) is { } found)
            {
                return found;
            }

            if (!finder.AsksForMenu(question))
            {
                await step.SayAsync(texts.NotKnown(speech), cancellationToken);
            }
        }

        Choice[] choices = [.. knowledge.Topics.Select(topic => new Choice(topic.Id, topic.Title))];
        var text = step.State.TopicPage == 0 ? texts.WhatAbout(speech) : texts.OtherTopics(speech);
        return StepResult.Ask(text, Page(choices, step.State.TopicPage));
    }

    private ValueTask<StepResult> TakeTopicAsync(WaterfallStepContext<Asking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Choice is not { } choice)
        {
            return ValueTask.FromResult(ReadOrNot(step, answer.Text));
        }

        step.State = choice.Value == More
            ? step.State with { TopicPage = step.State.TopicPage + 1 }
            : step.State with { Topic = choice.Value, SubjectPage = 0 };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(choice.Value == More ? Topics : Subjects));
    }

    private ValueTask<StepResult> AskSubjectAsync(WaterfallStepContext<Asking> step, CancellationToken cancellationToken)
    {
        if (knowledge.Topics.FirstOrDefault(topic => topic.Id == step.State.Topic) is not { } topic)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Topics));
        }

        Choice[] choices = [.. topic.Subjects.Select(subject => new Choice(subject.Answers[0].Id, subject.Title))];
        return ValueTask.FromResult(StepResult.Ask(texts.WhichSubject(step.Turn.Speech(), topic.Title), Page(choices, step.State.SubjectPage)));
    }

    private ValueTask<StepResult> TakeSubjectAsync(WaterfallStepContext<Asking> step, Answer answer, CancellationToken cancellationToken)
    {
        switch (answer.Choice?.Value)
        {
            case null:
                return ValueTask.FromResult(ReadOrNot(step, answer.Text));
            case More:
                step.State = step.State with { SubjectPage = step.State.SubjectPage + 1 };
                return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Subjects));
            case { } answerId:
                return ValueTask.FromResult(Open(step, answerId, OwnAge(step.Turn)));
        }
    }

    private ValueTask<StepResult> AskWhichAsync(WaterfallStepContext<Asking> step, CancellationToken cancellationToken)
    {
        Choice[] choices =
        [
            .. step.State.Candidates.Select(knowledge.Find).OfType<(RightsSubject Subject, RightsAnswer Answer)>()
                .Select(found => new Choice(found.Answer.Id, found.Subject.Title)),
        ];
        return ValueTask.FromResult(choices.Length == 0
            ? new StepResult.GoTo(Topics)
            : StepResult.Ask(texts.WhichOne(step.Turn.Speech()), choices));
    }

    private async ValueTask<StepResult> AnswerAsync(WaterfallStepContext<Asking> step, CancellationToken cancellationToken)
    {
        if (step.State.Answer is not { } id || knowledge.Find(id) is not { } found)
        {
            return new StepResult.GoTo(Topics);
        }

        var speech = step.Turn.Speech();
        var isTold = step.State.IsTold;
        if (!isTold)
        {
            await TellAsync(step, found.Answer, cancellationToken);
        }

        step.State = step.State with { IsTold = true, Age = null };
        var question = isTold ? texts.WhatElse(speech, found.Subject.Title) : texts.Closing(speech, found.Answer);
        return StepResult.Ask(
            question,
            [.. found.Answer.FollowUps.Select(followUp => new Choice(followUp, knowledge.LabelOf(followUp, found.Subject))), new Choice(AskClub, texts.AskClub())]);
    }

    private async ValueTask<StepResult> TakeAnsweredAsync(WaterfallStepContext<Asking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (step.State.Answer is not { } id || knowledge.Find(id) is not { } found)
        {
            return new StepResult.GoTo(Topics);
        }

        switch (answer.Choice?.Value)
        {
            case AskClub:
                return new StepResult.Begun(RightsHelpDialog.DialogId, id);
            case { } followUp:
                return Open(step, followUp, null);
            default:
                break;
        }

        if (finder.FindMore(answer.Text, found.Subject) is { } more)
        {
            return Open(step, more.Id, null);
        }

        if (YesNo.Read(answer.Text) == YesNoAnswer.No)
        {
            return await step.EndAsync(texts.AllRight(step.Turn.Speech()), cancellationToken);
        }

        return ReadOrNot(step, answer.Text);
    }

    private static async ValueTask TellAsync(WaterfallStepContext<Asking> step, RightsAnswer answer, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        if (step.State.Age is { } age && answer.Ages.FirstOrDefault(note => note.Fits(age)) is { } note)
        {
            await step.SayAsync(
                TextCatalog.Fill(note.Say, speech, ("age", age.ToString(CultureInfo.InvariantCulture))), cancellationToken);
        }

        foreach (var message in answer.Messages)
        {
            var lines = message.Select(statement => TextCatalog.Fill(statement.Say, speech));
            await step.SayAsync(string.Join('\n', lines), cancellationToken);
        }
    }

    /// <summary>Where the question leads, or not understood: then what it is about may lead elsewhere.</summary>
    private StepResult ReadOrNot(WaterfallStepContext<Asking> step, string question) =>
        Read(step, question) ?? new StepResult.NotUnderstood(texts.NotKnown(step.Turn.Speech()));

    private StepResult? Read(WaterfallStepContext<Asking> step, string question)
    {
        var finding = finder.Find(question, OwnAge(step.Turn));
        switch (finding.AnswerIds)
        {
            case []:
                return null;
            case [var only]:
                return Open(step, only, finding.Age);
            default:
                step.State = step.State with { Candidates = finding.AnswerIds };
                return new StepResult.GoTo(Which);
        }
    }

    private static StepResult Open(WaterfallStepContext<Asking> step, string answerId, int? age)
    {
        step.State = step.State with { Answer = answerId, IsTold = false, Age = age };
        return new StepResult.GoTo(Answered);
    }

    private IReadOnlyList<Choice> Page(Choice[] choices, int page) => PagedChoices.Of(choices, page, new Choice(More, texts.More()));

    /// <summary>Age of a member who asks; a relative may be asking for anybody.</summary>
    private int? OwnAge(ITurnContext turn)
    {
        var viewer = turn.Viewer();
        if (viewer.IsFamily || viewer.Subject is not { } member)
        {
            return null;
        }

        var today = calendar.Today(turn);
        var years = today.Year - member.BirthYear;
        return member.BirthDay is { } born && born.AddYears(years) > today ? years - 1 : years;
    }
}
