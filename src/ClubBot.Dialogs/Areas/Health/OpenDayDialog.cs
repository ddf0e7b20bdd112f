using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;
using ClubBot.Language.Numbers;

namespace ClubBot.Dialogs.Areas.Health;

/// <summary>The board opens a health-check day: in one sentence, or asked piece by piece; read back, then everybody is told.</summary>
internal sealed class OpenDayDialog : WaterfallDialog<OpenDayDialog.Plan>
{
    public const string DialogId = "health.open";

    /// <summary>Days ahead for which a day may be opened; more is a misreading.</summary>
    private const int DaysAheadMax = 366;

    private const string What = "what";
    private const string When = "when";
    private const string Time = "time";
    private const string Place = "place";
    private const string Places = "places";
    private const string Confirm = "confirm";
    private const string Fix = "fix";
    private const string Yes = "yes";

    private static readonly TimeOnly[] UsualTimes = [new(7, 30), new(8, 0), new(14, 0)];
    private static readonly int[] UsualPlaces = [20, 30, 50];

    private readonly HealthTexts texts;
    private readonly DaySentence sentence;
    private readonly HealthNotices notices;
    private readonly ClubCalendar calendar;

    public OpenDayDialog(HealthTexts texts, DaySentence sentence, HealthNotices notices, ClubCalendar calendar)
        : base(DialogId, 1, () => HealthJson.Unescaped.Plan)
    {
        this.texts = texts;
        this.sentence = sentence;
        this.notices = notices;
        this.calendar = calendar;
        AddStep(What, AskWhatAsync, TakeWhatAsync);
        AddStep(When, AskWhenAsync, TakeSentenceAsync);
        AddStep(Time, AskTimeAsync, TakeTimeAsync);
        AddStep(Place, AskPlaceAsync, TakePlaceAsync);
        AddStep(Places, AskPlacesAsync, TakePlacesAsync);
        AddStep(Confirm, AskConfirmAsync, TakeConfirmAsync);
        AddStep(Fix, AskFixAsync, TakeSentenceAsync);
    }

    /// <summary>What is known of the day so far.</summary>
    public sealed record Plan
    {
        /// <summary>Sentence that led here and is still to be read, or null.</summary>
        public string? Sentence { get; init; }

        public string? What { get; init; }

        public DateOnly? Day { get; init; }

        public TimeOnly? Time { get; init; }

        public string? Place { get; init; }

        public int? Places { get; init; }
    }

    protected override Plan Start(string? argument) => new() { Sentence = argument };

    private ValueTask<StepResult> AskWhatAsync(WaterfallStepContext<Plan> step, CancellationToken cancellationToken)
    {
        if (step.State.Sentence is { } text)
        {
            step.State = Filled(step.State with { Sentence = null }, Read(step.Turn, text));
            if (step.State.What is not null)
            {
                return ValueTask.FromResult<StepResult>(Next(step));
            }
        }

        return ValueTask.FromResult(StepResult.AskFreely(
            texts.AskWhat(step.Turn.Speech()), Usual(texts.UsualCheck()), Usual(texts.UsualPressure())));
    }

    private static Choice Usual(string what) => new(what, Speech.Capital(what));

    private ValueTask<StepResult> TakeWhatAsync(WaterfallStepContext<Plan> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Choice is not { } choice)
        {
            return TakeSentenceAsync(step, answer, cancellationToken);
        }

        step.State = step.State with { What = choice.Value };
        return ValueTask.FromResult<StepResult>(Next(step));
    }

    private ValueTask<StepResult> AskWhenAsync(WaterfallStepContext<Plan> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StepResult.AskFreely(texts.AskWhen(step.Turn.Speech())));

    private ValueTask<StepResult> AskTimeAsync(WaterfallStepContext<Plan> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StepResult.AskFreely(
            texts.AskTime(step.Turn.Speech()),
            [.. UsualTimes.Select(time => new Choice(time.ToString("HH:mm", CultureInfo.InvariantCulture), Wording.Time(time)))]));

    private ValueTask<StepResult> TakeTimeAsync(WaterfallStepContext<Plan> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Choice is not { } choice)
        {
            return TakeSentenceAsync(step, answer, cancellationToken);
        }

        step.State = step.State with { Time = TimeOnly.ParseExact(choice.Value, "HH:mm", CultureInfo.InvariantCulture) };
        return ValueTask.FromResult<StepResult>(Next(step));
    }

    private ValueTask<StepResult> AskPlaceAsync(WaterfallStepContext<Plan> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StepResult.AskFreely(texts.AskPlace(step.Turn.Speech())));

    private ValueTask<StepResult> TakePlaceAsync(WaterfallStepContext<Plan> step, Answer answer, CancellationToken cancellationToken)
    {
        step.State = step.State with { Place = DaySentence.Cut(answer.Text) };
        return ValueTask.FromResult<StepResult>(Next(step));
    }

    private ValueTask<StepResult> AskPlacesAsync(WaterfallStepContext<Plan> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StepResult.AskFreely(
            texts.AskPlaces(step.Turn.Speech()),
            [.. UsualPlaces.Select(count => new Choice(count.ToString(CultureInfo.InvariantCulture), texts.PlacesLabel(count)))]));

    private ValueTask<StepResult> TakePlacesAsync(WaterfallStepContext<Plan> step, Answer answer, CancellationToken cancellationToken)
    {
        // "20" is the second button only when it is pressed: typed here it is the number of places.
        var count = WholeNumber.Read(answer.Text) ?? (answer.Choice is { } choice ? int.Parse(choice.Value, CultureInfo.InvariantCulture) : null);
        if (count is not (>= 1 and <= HealthDay.PlacesMax))
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NoPlacesRead(step.Turn.Speech())));
        }

        step.State = step.State with { Places = (int)count };
        return ValueTask.FromResult<StepResult>(Next(step));
    }

    private async ValueTask<StepResult> AskConfirmAsync(WaterfallStepContext<Plan> step, CancellationToken cancellationToken)
    {
        var (turn, plan) = (step.Turn, step.State);
        if (IsTooLate(turn, plan.Day!.Value, plan.Time!.Value))
        {
            // The person paused until the day was over, or took an hour of today that has gone.
            await step.SayAsync(texts.DayHasPassed(turn.Speech()), cancellationToken);
            step.State = plan with { Day = null, Time = null };
            return new StepResult.GoTo(When);
        }

        var day = DayOf(turn, plan, "");
        return StepResult.Ask(
            texts.ConfirmOpening(turn.Speech(), texts.Describe(day), day.Places), new Choice(Yes, texts.Right()), new Choice(Fix, texts.Fix()));
    }

    private async ValueTask<StepResult> TakeConfirmAsync(WaterfallStepContext<Plan> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (answer.Declines(Fix))
        {
            return new StepResult.GoTo(Fix);
        }

        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        if (IsTooLate(turn, step.State.Day!.Value, step.State.Time!.Value))
        {
            return new StepResult.GoTo(Confirm);
        }

        var day = DayOf(turn, step.State, turn.NewReceipt());
        step.Documents.Put(day);
        var told = await notices.InviteAsync(turn, day, cancellationToken);
        return await step.EndAsync(texts.Opened(turn.Speech(), day.Receipt, told), cancellationToken);
    }

    private ValueTask<StepResult> AskFixAsync(WaterfallStepContext<Plan> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StepResult.AskFreely(texts.AskFix(step.Turn.Speech())));

    /// <summary>Takes whatever the sentence says; what it does not say stays as it was.</summary>
    private ValueTask<StepResult> TakeSentenceAsync(WaterfallStepContext<Plan> step, Answer answer, CancellationToken cancellationToken)
    {
        var read = Read(step.Turn, answer.Text);
        if (read.Day is { } day && (day < calendar.Today(step.Turn) || day > calendar.Today(step.Turn).AddDays(DaysAheadMax)))
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.DayHasPassed(step.Turn.Speech())));
        }

        // Only the first question and the correction ask what is checked: elsewhere the rest of the words is no answer.
        var filled = step.Name is What or Fix ? Filled(step.State, read) : Filled(step.State, read with { What = null });
        if (filled == step.State)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NoDayRead(step.Turn.Speech())));
        }

        step.State = filled;
        return ValueTask.FromResult<StepResult>(Next(step));
    }

    private DayWords Read(ITurnContext turn, string text) => sentence.Read(text, calendar.Local(turn.Now));

    private static Plan Filled(Plan plan, DayWords read) => plan with
    {
        What = read.What ?? plan.What,
        Day = read.Day ?? plan.Day,
        Time = read.Time ?? plan.Time,
        Place = read.Place ?? plan.Place,
        Places = read.Places ?? plan.Places,
    };

    /// <summary>The first thing that is not known yet; an hour that has gone is told before anything more is asked. The place is the club's own unless another was named.</summary>
    private StepResult.GoTo Next(WaterfallStepContext<Plan> step)
    {
        step.State = step.State with { Place = step.State.Place ?? step.Turn.Club().MeetingPlace };
        var plan = step.State;
        return new StepResult.GoTo(
            plan.What is null ? What
            : plan is { Day: { } day, Time: { } time } && IsTooLate(step.Turn, day, time) ? Confirm
            : plan.Day is null ? When
            : plan.Time is null ? Time
            : plan.Place is null ? Place
            : plan.Places is null ? Places
            : Confirm);
    }

    private bool IsTooLate(ITurnContext turn, DateOnly day, TimeOnly time) => calendar.InstantOf(day, time) <= turn.Now;

    private static HealthDay DayOf(ITurnContext turn, Plan plan, string receipt) => new()
    {
        Id = receipt.Length == 0 ? "" : turn.NewId(),
        ClubId = turn.Club().Id,
        What = plan.What!,
        Day = plan.Day!.Value,
        Time = plan.Time!.Value,
        Place = plan.Place!,
        Places = plan.Places!.Value,
        Receipt = receipt,
    };
}
