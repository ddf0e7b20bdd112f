using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.HomeCare;

/// <summary>Finds plans, visits and the people in them.</summary>
internal sealed class CarePlans(Addressing addressing, ClubCalendar calendar)
{
    /// <summary>Index of plans by each of their volunteers.</summary>
    public const string ByVolunteer = "by-volunteer";

    /// <summary>More plans than one volunteer can serve.</summary>
    private const int PlansMax = 100;

    /// <summary>Plans that the speaker serves, in the order of the roster.</summary>
    public async ValueTask<IReadOnlyList<CaredFor>> OwnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var found = new List<CaredFor>();
        foreach (var plan in await turn.Documents.QueryAsync<CarePlan>(ByVolunteer, turn.Subject().Id, PlansMax, cancellationToken))
        {
            if (await CaredForAsync(turn, plan, cancellationToken) is { } person)
            {
                found.Add(person);
            }
        }

        return [.. found.OrderBy(person => person.Member.Number)];
    }

    /// <summary>The plan with this id when the speaker serves it, or null.</summary>
    public async ValueTask<CaredFor?> FindOwnAsync(ITurnContext turn, string? planId, CancellationToken cancellationToken) =>
        (await OwnAsync(turn, cancellationToken)).FirstOrDefault(person => person.Plan.Id == planId);

    /// <summary>The plan's visit on a day, or null.</summary>
    public static ValueTask<HomeVisit?> VisitAsync(ITurnContext turn, string planId, DateOnly day, CancellationToken cancellationToken) =>
        turn.Documents.LoadAsync<HomeVisit>(HomeVisit.IdOf(planId, day), cancellationToken);

    /// <summary>A volunteer as the plan's people call them: "cô Mai"; null when no longer of the roster.</summary>
    public async ValueTask<string?> NameOfAsync(ITurnContext turn, string memberId, CancellationToken cancellationToken) =>
        // Plan and visit name each other's people to whoever may see them; the roster's line itself stays closed.
        await turn.SystemDocuments.LoadAsync<Member>(memberId, cancellationToken) is { } member
            ? addressing.NameOf(member, calendar.Today(turn))
            : null;

    private async ValueTask<CaredFor?> CaredForAsync(ITurnContext turn, CarePlan plan, CancellationToken cancellationToken)
    {
        // The policy opened the plan to this volunteer; of the roster's line only name and village are shown.
        var member = await turn.SystemDocuments.LoadAsync<Member>(plan.MemberId, cancellationToken);
        return member is null ? null : new CaredFor(
            plan, member, addressing.NameOf(member, calendar.Today(turn)), addressing.Of(member, calendar.Today(turn)).You);
    }
}

/// <summary>Somebody who is visited.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Member">Who it is.</param>
/// <param name="Name">As others call them: "ông Tư".</param>
/// <param name="Title">The word by which others call them: "ông".</param>
internal sealed record CaredFor(CarePlan Plan, Member Member, string Name, string Title);
