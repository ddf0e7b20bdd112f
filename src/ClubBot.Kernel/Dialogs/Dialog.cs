namespace ClubBot.Kernel.Dialogs;

/// <summary>A conversation about one thing. Verbs and statuses are the Bot Framework's.</summary>
/// <param name="id">Id on disk: <c>area.what</c>. Never renamed without a migration.</param>
/// <param name="version">Raised when saved steps or state change their meaning.</param>
public abstract class Dialog(string id, int version)
{
    public string Id => id;

    public int Version => version;

    /// <summary>An instance that has asked nothing yet.</summary>
    /// <param name="argument">What the caller hands over, usually a document's id, or null.</param>
    public abstract DialogInstance NewInstance(string? argument);

    /// <summary>Asks the first question of the new instance on top of the stack.</summary>
    public abstract ValueTask<DialogTurnResult> BeginDialogAsync(DialogContext dialog, CancellationToken cancellationToken);

    /// <summary>The person answered.</summary>
    public abstract ValueTask<DialogTurnResult> ContinueDialogAsync(DialogContext dialog, Answer answer, CancellationToken cancellationToken);

    /// <summary>A dialog that lay above has ended.</summary>
    public abstract ValueTask<DialogTurnResult> ResumeDialogAsync(DialogContext dialog, DialogReason reason, string? result, CancellationToken cancellationToken);

    /// <summary>Asks the open question again.</summary>
    public abstract ValueTask RepromptDialogAsync(DialogContext dialog, CancellationToken cancellationToken);

    /// <summary>Goes one question back; <see cref="DialogTurnStatus.Cancelled"/> when there is none before.</summary>
    public abstract ValueTask<DialogTurnResult> GoBackAsync(DialogContext dialog, CancellationToken cancellationToken);

    /// <summary>
    /// Turns an instance of an older version into one of this version, or returns null: then the dialog begins anew, and the
    /// person is told so kindly.
    /// </summary>
    public virtual DialogInstance? Migrate(DialogInstance older) => null;

    /// <summary>False when the saved step is not one of this dialog's.</summary>
    public virtual bool Knows(DialogInstance instance) => true;
}

/// <summary>What a person answered to an open question.</summary>
/// <param name="Text">What was typed; empty for a voice note or a picture.</param>
/// <param name="Choice">The choice it means, or null.</param>
public sealed record Answer(string Text, Choice? Choice)
{
    /// <summary>True when this choice was taken.</summary>
    public bool Is(string choiceValue) => Choice?.Value == choiceValue;
}

/// <summary>Where the dialog stack stands after a turn.</summary>
public enum DialogTurnStatus
{
    Empty,
    Waiting,
    Complete,
    Cancelled,

    /// <summary>The answer was not understood; nothing was changed or said.</summary>
    NotUnderstood,
}

/// <summary>Why a dialog is called.</summary>
public enum DialogReason
{
    BeginCalled,
    ContinueCalled,
    EndCalled,
    ReplaceCalled,
    CancelCalled,
}

/// <summary>What a call on the stack led to.</summary>
/// <param name="Status">Where the stack stands.</param>
/// <param name="Result">What the ended dialog hands to the one below.</param>
/// <param name="Hint">For <see cref="DialogTurnStatus.NotUnderstood"/>: what to say about it, or null for the usual words.</param>
public sealed record DialogTurnResult(DialogTurnStatus Status, string? Result = null, string? Hint = null)
{
    public static DialogTurnResult Waiting { get; } = new(DialogTurnStatus.Waiting);
}
