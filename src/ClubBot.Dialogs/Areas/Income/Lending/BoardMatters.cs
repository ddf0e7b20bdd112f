using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Lending;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Income.Lending;

/// <summary>Something about loans that waits for the board: a request to decide or to pay out, or a debt to forgive.</summary>
/// <param name="Id">Its document.</param>
/// <param name="Member">Whom it is about.</param>
/// <param name="Name">As the club calls the member: "bà Lan".</param>
/// <param name="Request">The request, or null.</param>
/// <param name="WriteOff">The proposal, or null.</param>
internal sealed record BoardMatter(string Id, Member Member, string Name, LoanRequest? Request, WriteOffProposal? WriteOff)
{
    /// <summary>What the board said to it so far.</summary>
    public IReadOnlyList<BoardVote> Votes => Request?.Votes ?? WriteOff?.Votes ?? [];

    /// <summary>True while the board has not decided.</summary>
    public bool IsWaiting => Request?.State == LoanRequestState.Waiting || WriteOff?.IsOpen == true;

    /// <summary>True when the board agreed and the money was not handed over.</summary>
    public bool IsToPayOut => Request?.State == LoanRequestState.Approved;
}

/// <summary>What about loans waits for the board of the speaker's club.</summary>
internal sealed class BoardMatters(Addressing addressing, ClubCalendar calendar)
{
    private const int MattersMax = 500;

    /// <summary>Everything that waits: what has to be paid out, then households in hardship, then the oldest.</summary>
    public async ValueTask<IReadOnlyList<BoardMatter>> AllAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var found = new List<BoardMatter>();
        var requests = await turn.Documents.QueryAsync<LoanRequest>(FundsJson.Open, turn.Club().Id, MattersMax, cancellationToken);
        foreach (var request in requests
            .OrderByDescending(request => request.State == LoanRequestState.Approved)
            .ThenByDescending(request => request.HasPriority)
            .ThenBy(request => request.AskedAt))
        {
            await AddAsync(found, turn, request.Id, request.MemberId, request, null, cancellationToken);
        }

        var writeOffs = await turn.Documents.QueryAsync<WriteOffProposal>(FundsJson.Open, turn.Club().Id, MattersMax, cancellationToken);
        foreach (var writeOff in writeOffs.OrderBy(writeOff => writeOff.ProposedAt))
        {
            await AddAsync(found, turn, writeOff.Id, writeOff.MemberId, null, writeOff, cancellationToken);
        }

        return found;
    }

    /// <summary>One matter, decided or not; null when it or its member is gone.</summary>
    public async ValueTask<BoardMatter?> FindAsync(ITurnContext turn, string? id, CancellationToken cancellationToken)
    {
        if (id is null)
        {
            return null;
        }

        var found = new List<BoardMatter>();
        if (await turn.Documents.LoadAsync<LoanRequest>(id, cancellationToken) is { } request)
        {
            await AddAsync(found, turn, id, request.MemberId, request, null, cancellationToken);
        }
        else if (await turn.Documents.LoadAsync<WriteOffProposal>(id, cancellationToken) is { } writeOff)
        {
            await AddAsync(found, turn, id, writeOff.MemberId, null, writeOff, cancellationToken);
        }

        return found is [var matter] ? matter : null;
    }

    /// <summary>The board members who said yes, as the club calls them: "ông Khánh, bà Ngân".</summary>
    public async ValueTask<string> NamesOfYesAsync(ITurnContext turn, BoardMatter matter, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        foreach (var vote in matter.Votes.Where(vote => vote.IsFor))
        {
            if (await turn.Documents.LoadAsync<Member>(vote.MemberId, cancellationToken) is { } member)
            {
                names.Add(addressing.NameOf(member, calendar.Today(turn)));
            }
        }

        return string.Join(", ", names);
    }

    private async ValueTask AddAsync(
        List<BoardMatter> found,
        ITurnContext turn,
        string id,
        string memberId,
        LoanRequest? request,
        WriteOffProposal? writeOff,
        CancellationToken cancellationToken)
    {
        if (await turn.Documents.LoadAsync<Member>(memberId, cancellationToken) is { } member)
        {
            found.Add(new BoardMatter(id, member, addressing.NameOf(member, calendar.Today(turn)), request, writeOff));
        }
    }
}
