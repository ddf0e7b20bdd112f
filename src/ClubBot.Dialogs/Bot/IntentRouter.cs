using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;
using ClubBot.Language.Utterances;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Bot;

/// <summary>Leads what a person wants to its dialog. Nothing is ever begun from a guess: when two fit, it is asked which.</summary>
internal sealed class IntentRouter : IIntentRouter
{
    /// <summary>Below this an intent is not even offered as one of two.</summary>
    private const double WorthAsking = 0.35;

    private readonly IUtteranceReader utterances;
    private readonly ILookup<string, IntentRoute> routes;
    private readonly ILookup<string, MenuEntry> entries;
    private readonly ContactWords contactWords;
    private readonly SentenceRoute[] sentences;
    private readonly (PhraseList Cues, MenuEntry Entry)[] cues;

    public IntentRouter(
        IUtteranceReader utterances,
        IEnumerable<IntentRoute> routes,
        IEnumerable<MenuEntry> entries,
        ContactWords contactWords,
        IEnumerable<SentenceRoute> sentences)
    {
        this.sentences = [.. sentences];
        this.utterances = utterances;
        this.contactWords = contactWords;
        var all = entries.ToList();
        cues = [.. all.Where(entry => entry.Cues is not null).Select(entry => (new PhraseList(entry.Cues!.Split('|')), entry))];
        this.entries = all
            .SelectMany(entry => (entry.Synonyms ?? []).Append(entry.Label).Select(words => (Words: VietnameseFold.Fold(words), Entry: entry)))
            .ToLookup(named => named.Words, named => named.Entry, StringComparer.Ordinal);
        this.routes = routes.ToLookup(route => route.Intent, StringComparer.Ordinal);
    }

    public ValueTask<DialogRoute?> RouteAsync(ITurnContext turn, string text, CancellationToken cancellationToken) =>
        ValueTask.FromResult(InviteCode.Read(text) is { } code && !Invites.IsSilenced(turn)
            ? new DialogRoute(JoinDialog.DialogId, code)
            : RouteOf(turn.Viewer(), text));

    /// <remarks>What an area's own reader knows for certain counts like a name: the treasurer says fees, gifts and payments as they come.</remarks>
    public DialogRoute? RouteByName(ITurnContext turn, string text) =>
        entries[VietnameseFold.Fold(text)].FirstOrDefault(entry => entry.IsFor(turn.Viewer())) is { } entry
            ? new DialogRoute(entry.DialogId)
            : turn.Viewer().IsLinked && contactWords.Read(text) is { } request ? new DialogRoute(ContactDialog.DialogId, request.Argument)
            : RouteBySentence(turn.Viewer(), text);

    /// <summary>Where an intent leads this person.</summary>
    /// <param name="viewer">Who speaks.</param>
    /// <param name="intent">What they want.</param>
    /// <param name="text">Their sentence.</param>
    /// <returns>Null when no dialog serves the intent.</returns>
    public DialogRoute? RouteOf(Viewer viewer, string intent, string text)
    {
        if (intent is Intents.Greeting or Intents.Help)
        {
            return new DialogRoute(HomeDialog.DialogId);
        }

        var served = routes[intent].ToList();
        if (served.Count == 0)
        {
            return null;
        }

        var mine = served.FirstOrDefault(route => (viewer.IsLinked || route.IsForVisitors) && route.IsFor(viewer));
        return mine is not null ? new DialogRoute(mine.DialogId, mine.PassesText ? text : mine.Argument)
            : viewer.IsLinked ? new DialogRoute(NotForYouDialog.DialogId)
            : new DialogRoute(JoinDialog.DialogId);
    }

    private DialogRoute? RouteOf(Viewer viewer, string text)
    {
        if (RouteBySentence(viewer, text) is { } known)
        {
            return known;
        }

        var understanding = utterances.Read(text, viewer.Role);
        var isSureAndTheirs = understanding.IsSure && MayOffer(viewer, understanding.Intent);
        if (!isSureAndTheirs && RouteByCue(viewer, text) is { } cued)
        {
            return cued;
        }

        if (understanding.IsSure)
        {
            return RouteOf(viewer, understanding.Intent, text);
        }

        var offers = understanding.RunnersUp
            .Prepend(new ScoredIntent(understanding.Intent, understanding.Score))
            .Where(candidate => candidate.Score >= WorthAsking && MayOffer(viewer, candidate.Intent))
            .Select(candidate => candidate.Intent)
            .Take(ClarifyDialog.OffersMax)
            .ToList();
        return offers.Count == 0 ? null : new DialogRoute(ClarifyDialog.DialogId, ClarifyDialog.ArgumentOf(offers, text));
    }

    /// <summary>True when somebody's dialog serves the intent, and for people of a club also theirs: what is others' to do is no offer.</summary>
    private bool MayOffer(Viewer viewer, string intent) => routes[intent].Any(route => !viewer.IsLinked || route.IsFor(viewer));

    private DialogRoute? RouteByCue(Viewer viewer, string text) =>
        cues.Where(cue => cue.Entry.IsFor(viewer)).FirstOrDefault(cue => cue.Cues.IsIn(text)).Entry is { } entry
            ? new DialogRoute(entry.DialogId)
            : null;

    private DialogRoute? RouteBySentence(Viewer viewer, string text) =>
        sentences.Where(sentence => sentence.IsFor(viewer)).Select(sentence => sentence.DialogOf(text)).FirstOrDefault(id => id is not null) is { } known
            ? new DialogRoute(known, text)
            : null;
}
