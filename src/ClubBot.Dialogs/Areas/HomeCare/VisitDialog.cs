using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;

namespace ClubBot.Dialogs.Areas.HomeCare;

/// <summary>A volunteer was with somebody, and says how it was: by taps, or in one sentence; read back, then saved and told.</summary>
internal abstract class VisitDialog : WaterfallDialog<VisitDialog.Report>
{
    private const string PlanPrefix = "plan:";
    private const int PeopleShown = 3;
    private const string Who = "who";
    private const string Note = "note";
    private const string Write = "write";
    private const string Confirm = "confirm";
    private const string Usual = "usual";
    private const string Problem = "problem";
    private const string More = "more";
    private const string Yes = "yes";

    private readonly bool isProblem;
    private readonly VisitDialogParts parts;
    private readonly HomeCareTexts texts;

    protected VisitDialog(string id, bool isProblem, VisitDialogParts parts)
        : base(id, 1, () => HomeCareJson.Unescaped.Report)
    {
        this.isProblem = isProblem;
        this.parts = parts;
        texts = parts.Texts;
        AddStep(Who, AskWhoAsync, TakeWhoAsync);
        AddStep(Note, AskNoteAsync, TakeNoteAsync);
        AddStep(Write, AskWriteAsync, TakeWriteAsync);
        AddStep(Confirm, AskConfirmAsync, TakeConfirmAsync);
    }

    /// <summary>What is known of the visit so far.</summary>
    public sealed record Report
    {
        /// <summary>The sentence that led here and was not read yet, or null.</summary>
        public string? Sentence { get; init; }

        /// <summary>Whom the visit was for, or null.</summary>
        public string? PlanId { get; init; }

        /// <summary>When the volunteer said that they were there.</summary>
        public DateTimeOffset? At { get; init; }

        /// <summary>What they noted, or null.</summary>
        public string? Note { get; init; }

        /// <summary>True when somebody has to look after it.</summary>
        public bool HasProblem { get; init; }

        /// <summary>True once it is said how it was; without a note that means: as usual.</summary>
        public bool IsSaid { get; init; }
    }

    /// <summary>Begins the dialog for the person of a plan.</summary>
    public static string OfPlan(string planId) => PlanPrefix + planId;

    protected override Report Start(string? argument) => argument is not null && argument.StartsWith(PlanPrefix, StringComparison.Ordinal)
        ? new Report { PlanId = argument[PlanPrefix.Length..], HasProblem = isProblem }
        : new Report { Sentence = argument, HasProblem = isProblem };

    private async ValueTask<StepResult> AskWhoAsync(WaterfallStepContext<Report> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        step.State = step.State with { At = step.State.At ?? turn.Now };
        var own = await parts.Plans.OwnAsync(turn, cancellationToken);
        if (own.Count == 0)
        {
            return await step.EndAsync(texts.NoPlans(turn.Speech()), cancellationToken);
        }

        if (step.State.PlanId is not null)
        {
            return new StepResult.GoTo(Note);
        }

        var read = step.State.Sentence is { } sentence ? parts.Sentences.Read(sentence, own) : new VisitWords(own, null);
        if (read is { Fitting.Count: 1, Note: var note })
        {
            step.State = step.State with { PlanId = read.Fitting[0].Plan.Id, Note = note, IsSaid = note is not null };
            return new StepResult.GoTo(Note);
        }

        var offered = read.Fitting.Count > 0 ? read.Fitting : own;
        return StepResult.Ask(
            texts.AskWho(turn.Speech()), [.. offered.Take(PeopleShown).Select(person => new Choice(person.Plan.Id, person.Name))]);
    }

    private async ValueTask<StepResult> TakeWhoAsync(WaterfallStepContext<Report> step, Answer answer, CancellationToken cancellationToken)
    {
        var own = await parts.Plans.OwnAsync(step.Turn, cancellationToken);
        var fitting = answer.Choice is { } choice ? own.Where(person => person.Plan.Id == choice.Value).ToList() : parts.Sentences.Read(answer.Text, own).Fitting;
        if (fitting.Count != 1)
        {
            return new StepResult.NotUnderstood();
        }

        var note = step.State.Sentence is { } sentence ? parts.Sentences.Read(sentence, fitting).Note : null;
        step.State = step.State with { PlanId = fitting[0].Plan.Id, Note = note, IsSaid = note is not null };
        return new StepResult.GoTo(Note);
    }

    private async ValueTask<StepResult> AskNoteAsync(WaterfallStepContext<Report> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (await PersonAsync(step, cancellationToken) is not { } person)
        {
            return await step.EndAsync(texts.NoPlans(turn.Speech()), cancellationToken);
        }

        if (!step.State.HasProblem && await parts.Visits.DoneAsync(turn, person, DayOf(step), cancellationToken) is { } done)
        {
            return await step.EndAsync(done, cancellationToken);
        }

        if (step.State.IsSaid)
        {
            return new StepResult.GoTo(Confirm);
        }

        return step.State.HasProblem
            ? new StepResult.GoTo(Write)
            : StepResult.AskFreely(
                texts.AskNote(turn.Speech(), person.Name),
                new Choice(Usual, texts.Usual()),
                new Choice(Problem, texts.Problem()),
                new Choice(More, texts.WriteMore()));
    }

    private ValueTask<StepResult> TakeNoteAsync(WaterfallStepContext<Report> step, Answer answer, CancellationToken cancellationToken)
    {
        step.State = answer.Choice?.Value switch
        {
            Usual => step.State with { Note = null, HasProblem = false, IsSaid = true },
            Problem => step.State with { HasProblem = true, IsSaid = false },
            More => step.State with { IsSaid = false },
            _ => step.State with { Note = VisitSentence.Cut(answer.Text), IsSaid = true },
        };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(step.State.IsSaid ? Confirm : Write));
    }

    private async ValueTask<StepResult> AskWriteAsync(WaterfallStepContext<Report> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (await PersonAsync(step, cancellationToken) is not { } person)
        {
            return await step.EndAsync(texts.NoPlans(turn.Speech()), cancellationToken);
        }

        return StepResult.AskFreely(step.State.HasProblem ? texts.AskProblem(turn.Speech(), person.Name) : texts.AskMore(turn.Speech(), person.Name));
    }

    private ValueTask<StepResult> TakeWriteAsync(WaterfallStepContext<Report> step, Answer answer, CancellationToken cancellationToken)
    {
        if (VisitSentence.Cut(answer.Text) is not { } note)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood());
        }

        step.State = step.State with { Note = note, IsSaid = true };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Confirm));
    }

    private async ValueTask<StepResult> AskConfirmAsync(WaterfallStepContext<Report> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        return await PersonAsync(step, cancellationToken) is { } person
            ? StepResult.Ask(
                parts.Visits.ReadBack(turn, person, ReportOf(step)), new Choice(Yes, texts.RightSave()), new Choice(Note, texts.Correct()))
            : await step.EndAsync(texts.NoPlans(turn.Speech()), cancellationToken);
    }

    private async ValueTask<StepResult> TakeConfirmAsync(WaterfallStepContext<Report> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Declines(Note))
        {
            step.State = step.State with { Note = null, HasProblem = isProblem, IsSaid = false };
            return new StepResult.GoTo(Note);
        }

        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        return await PersonAsync(step, cancellationToken) is { } person
            ? await step.EndAsync(await parts.Visits.SaveAsync(step.Turn, person, DayOf(step), ReportOf(step), cancellationToken), cancellationToken)
            : await step.EndAsync(texts.NoPlans(step.Turn.Speech()), cancellationToken);
    }

    private ValueTask<CaredFor?> PersonAsync(WaterfallStepContext<Report> step, CancellationToken cancellationToken) =>
        parts.Plans.FindOwnAsync(step.Turn, step.State.PlanId, cancellationToken);

    private static VisitReport ReportOf(WaterfallStepContext<Report> step) =>
        new(step.State.At ?? step.Turn.Now, step.State.Note, step.State.HasProblem);

    private DateOnly DayOf(WaterfallStepContext<Report> step) => parts.Calendar.DayOf(step.State.At ?? step.Turn.Now);
}

/// <summary>What both ways of telling of a visit work with.</summary>
internal sealed record VisitDialogParts(HomeCareTexts Texts, CarePlans Plans, VisitSentence Sentences, Visits Visits, ClubCalendar Calendar);

/// <summary>"I was there": a visit, usually without anything special.</summary>
internal sealed class ConfirmVisitDialog(VisitDialogParts parts) : VisitDialog(DialogId, isProblem: false, parts)
{
    public const string DialogId = "homecare.visit";
}

/// <summary>"Something is wrong there": a visit with a problem.</summary>
internal sealed class ReportProblemDialog(VisitDialogParts parts) : VisitDialog(DialogId, isProblem: true, parts)
{
    public const string DialogId = "homecare.problem";
}
