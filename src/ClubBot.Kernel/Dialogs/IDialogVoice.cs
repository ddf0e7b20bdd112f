using ClubBot.Kernel.Turns;

namespace ClubBot.Kernel.Dialogs;

/// <summary>The sentences that belong to no dialog. The kernel knows when they are said, not how.</summary>
public interface IDialogVoice
{
    /// <summary>Label of the way back.</summary>
    string BackLabel { get; }

    /// <summary>"We stop here; nothing was changed. You can take it up again."</summary>
    string Stopped(ITurnContext turn);

    /// <summary>"There is nothing to stop."</summary>
    string NothingToStop(ITurnContext turn);

    /// <summary>"There is nothing to take up again."</summary>
    string NothingToResume(ITurnContext turn);

    /// <summary>"We go on with what we were at."</summary>
    string GoingOn(ITurnContext turn);

    /// <summary>"Very well, nothing more is done": somebody said no, and the question had no such choice.</summary>
    string LeftAlone(ITurnContext turn);

    /// <summary>"This button belongs to an earlier question."</summary>
    string StaleButton(ITurnContext turn);

    /// <summary>"This has changed since; we begin anew. Nothing was lost."</summary>
    string BegunAnew(ITurnContext turn);

    /// <summary>What can be said here.</summary>
    string Help(ITurnContext turn);

    /// <summary>A voice note, a picture, a place, a contact: cannot be read here.</summary>
    string CannotRead(ITurnContext turn);

    /// <summary>A message was changed or taken back after it was read.</summary>
    string ChangedAfterwards(ITurnContext turn);

    /// <summary>The answer was not understood: a different sentence for the first and the second time.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="attempt">1 or 2.</param>
    string NotUnderstood(ITurnContext turn, int attempt);
}

/// <summary>Reads what a person typed as far as dialogs in general need it.</summary>
public interface IAnswerReader
{
    /// <summary>The interruption that the whole text is, or <see cref="Interruption.None"/>.</summary>
    Interruption ReadInterruption(string text);

    /// <summary>The choice that was typed by number or by words, or null when none or more than one fits.</summary>
    Choice? ReadChoice(string text, IReadOnlyList<Choice> choices);

    /// <summary>True when the whole text says no and nothing else.</summary>
    bool IsNo(string text) => false;
}

/// <summary>What a person may say in every state of every dialog.</summary>
public enum Interruption
{
    None,

    /// <summary>Wins over everything else.</summary>
    Emergency,
    Back,
    Help,
    Cancel,
    Human,
    Resume,
}

/// <summary>Finds the dialog for what a person wants.</summary>
public interface IIntentRouter
{
    /// <summary>The dialog to begin, or null when it is not clear enough what is wanted.</summary>
    ValueTask<DialogRoute?> RouteAsync(ITurnContext turn, string text, CancellationToken cancellationToken);

    /// <summary>
    /// The dialog that the whole text names, as a menu shows it, or null. A name leads there from every question that does not take any text.
    /// </summary>
    DialogRoute? RouteByName(ITurnContext turn, string text) => null;
}

/// <summary>Where to go.</summary>
/// <param name="DialogId">Dialog to begin.</param>
/// <param name="Argument">What it is told.</param>
public sealed record DialogRoute(string DialogId, string? Argument = null);

/// <summary>The dialogs that the kernel itself begins.</summary>
/// <param name="Root">Lies at the bottom of every stack.</param>
/// <param name="Human">Brings a person into contact with a human.</param>
/// <param name="Emergency">Says what to do in an emergency and alerts others.</param>
public sealed record KnownDialogs(string Root, string Human, string Emergency);
