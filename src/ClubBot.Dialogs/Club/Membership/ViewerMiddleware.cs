using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Finds out who speaks, and from there on shows the turn only the documents that this person may see.</summary>
internal sealed class ViewerMiddleware(ViewerReader viewers) : IMiddleware
{
    public async ValueTask OnTurnAsync(ITurnContext turn, NextDelegate next, CancellationToken cancellationToken)
    {
        await viewers.ApplyAsync(turn, cancellationToken);
        await next(cancellationToken);
    }
}

/// <summary>Reads who speaks. Called again in the middle of a turn when an account was just linked or unlinked.</summary>
public sealed class ViewerReader(Addressing addressing, ClubCalendar calendar)
{
    /// <summary>Sets the turn's viewer and what it may see.</summary>
    public async ValueTask ApplyAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var viewer = await ReadAsync(turn, cancellationToken);
        Follow(turn, viewer.Account);
        HandOver(turn, viewer);
        turn.Set(viewer);
        turn.Documents = turn.SystemDocuments.Under(new ClubAccess(viewer));
    }

    /// <summary>Whoever writes from another conversation than before is reached there from now on.</summary>
    private static void Follow(ITurnContext turn, Account account)
    {
        if (account.Link is not null && account.Conversation != turn.Conversation && turn is { Proactive: null, Conversation.IsGroup: false })
        {
            turn.SystemDocuments.Put(account with { Conversation = turn.Conversation });
        }
    }

    /// <summary>What one person left open is not for the next one behind the same account: only the dialog that changes the tie goes on.</summary>
    private static void HandOver(ITurnContext turn, Viewer viewer)
    {
        var dialogs = turn.Dialogs;
        var owner = OwnerOf(viewer);
        if (dialogs.Owner == owner)
        {
            return;
        }

        var isChanging = turn.Get<Viewer>() is not null;
        turn.Set(new FormerOwner(!isChanging && dialogs.Stack.Count > 1));
        turn.Dialogs = dialogs with
        {
            Owner = owner,
            SetAside = [],
            Stack = isChanging && dialogs.Stack.Count > 2 ? [dialogs.Stack[0], dialogs.Stack[^1]] : isChanging ? dialogs.Stack : [],
        };
    }

    /// <summary>Who may go on with what is open: whoever leaves the board, or comes to it, begins anew.</summary>
    private static string? OwnerOf(Viewer viewer) => viewer.IsBoard ? $"{viewer.Key}+board" : viewer.Key;

    private async ValueTask<Viewer> ReadAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var documents = turn.SystemDocuments;
        var key = turn.Conversation.AccountKey;
        var account = await documents.LoadAsync<Account>(key, cancellationToken)
            ?? new Account { Id = key, Conversation = turn.Conversation };
        var visitor = new Viewer { Account = account, Speech = addressing.OfVisitor() };
        // In a group nobody's own matters are talked about, whoever speaks.
        return account.Link is { } link && !turn.Conversation.IsGroup
            ? await LinkedAsync(documents, visitor, link, calendar.Today(turn), cancellationToken)
            : visitor;
    }

    private async ValueTask<Viewer> LinkedAsync(
        IDocumentSession documents, Viewer visitor, AccountLink link, DateOnly today, CancellationToken cancellationToken)
    {
        var club = await documents.LoadAsync<ClubProfile>(link.ClubId, cancellationToken);
        var subject = await documents.LoadAsync<Member>(link.MemberId, cancellationToken);
        var grant = link.GrantId is null ? null : await documents.LoadAsync<FamilyGrant>(link.GrantId, cancellationToken);
        var isCut = club is null || subject is null || (link.GrantId is not null && grant is not { RevokedAt: null });
        return isCut ? visitor : visitor with
        {
            Club = club,
            Subject = subject,
            Grant = grant,
            Speech = grant is null ? addressing.Of(subject!, today) : addressing.Of(grant, today),
        };
    }
}

/// <summary>Noted when somebody else is behind the account than whoever began the open dialogs.</summary>
/// <param name="LeftOpen">True when something was left open that this person cannot go on with.</param>
internal sealed record FormerOwner(bool LeftOpen);
