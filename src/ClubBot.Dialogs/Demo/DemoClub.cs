using System.Text.Json;
using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Demo;

/// <summary>An invented club to try the product with: fixed people, codes and amounts, days counted from the day it is created.</summary>
public sealed class DemoClub(ClubCalendar calendar, IEnumerable<IDemoPart> parts)
{
    private readonly DemoData data = Load();

    /// <summary>Who can be played.</summary>
    public IReadOnlyList<DemoPerson> People => data.People;

    /// <summary>The number that stands in the roster for this person; null for a relative, and for whoever has no phone.</summary>
    public string? PhoneOf(DemoPerson person) =>
        person.Relative is null ? data.Members.FirstOrDefault(line => line.Number == person.Member)?.Phone : null;

    /// <summary>True when the store holds the demo club.</summary>
    public async ValueTask<bool> ExistsAsync(IDocumentSession session, CancellationToken cancellationToken) =>
        await session.LoadAsync<ClubProfile>(data.Club.Id, cancellationToken) is not null;

    /// <summary>Stages the club and everything in it, unless the store holds a club already.</summary>
    public async ValueTask CreateIfEmptyAsync(IDocumentSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if ((await session.QueryRangeAsync<ClubProfile>(MembershipIndexes.AllClubs, "", null, 1, cancellationToken)).Count > 0)
        {
            return;
        }

        var club = new ClubProfile
        {
            Id = data.Club.Id,
            Name = data.Club.Name,
            Commune = data.Club.Commune,
            MeetingPlace = data.Club.MeetingPlace,
            ContactPhone = data.Club.ContactPhone,
        };
        session.Put(club);
        var members = data.Members.Select(line => line.ToMember(club.Id)).ToDictionary(member => member.Number);
        foreach (var member in members.Values)
        {
            session.Put(member);
        }

        foreach (var person in data.People)
        {
            Invite(session, members[person.Member], person, now);
        }

        var loan = DemoLoan(members[data.Loan.Member], calendar.DayOf(now));
        session.Put(loan);
        await OpenLedgerAsync(session, loan, calendar.Local(now), cancellationToken);
        foreach (var part in parts)
        {
            part.Create(session, new DemoContext(club, members, calendar.DayOf(now), now));
        }
    }

    private static void Invite(IDocumentSession session, Member member, DemoPerson person, DateTimeOffset now)
    {
        var grant = person.Relative is null ? null : new FamilyGrant
        {
            Id = $"{member.Id}/family-{person.Code}",
            ClubId = member.ClubId,
            MemberId = member.Id,
            RelativeName = person.Name,
            IsFemale = person.Relative.IsFemale,
            BirthYear = person.Relative.BirthYear,
            Relation = person.Relative.Relation,
            Rights = Enum.GetValues<FamilyRight>(),
            GivenAt = now,
        };
        if (grant is not null)
        {
            session.Put(grant);
        }

        session.Put(new Invite
        {
            Id = InviteCode.HashOf(person.Code),
            ClubId = member.ClubId,
            MemberId = member.Id,
            GrantId = grant?.Id,
            ExpiresAt = DateTimeOffset.MaxValue,
            IsReusable = true,
        });
    }

    /// <summary>The loan of which two instalments are paid and the third falls due within the next month.</summary>
    private Loan DemoLoan(Member borrower, DateOnly today)
    {
        var loan = data.Loan;
        var nextDue = today.Day < loan.DueDay ? new DateOnly(today.Year, today.Month, loan.DueDay) : new DateOnly(today.Year, today.Month, loan.DueDay).AddMonths(1);
        var startedOn = nextDue.AddMonths(-(loan.Paid.Count + 1));
        return new Loan
        {
            Id = Loan.IdOf(borrower.Id, startedOn),
            ClubId = borrower.ClubId,
            MemberId = borrower.Id,
            Principal = new Dong(loan.Principal),
            StartedOn = startedOn,
            TermMonths = loan.TermMonths,
            MonthlyRateBasisPoints = loan.MonthlyRateBasisPoints,
            Method = RepaymentMethod.EqualPrincipal,
            Purpose = loan.Purpose,
            BookPlace = loan.BookPlace,
            IsInLedger = true,
            Repayments =
            [
                .. loan.Paid.Select((paid, index) => new Repayment(
                    startedOn.AddMonths(index + 1), new Dong(paid.Principal), new Dong(paid.Interest), paid.BookPlace)),
            ],
        };
    }

    /// <summary>What the two funds hold when the demo begins: capital in cash, of which the loan is out, and the cash of the activity fund.</summary>
    private async ValueTask OpenLedgerAsync(IDocumentSession session, Loan loan, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var funds = data.Funds;
        var ledger = await ClubLedger.OpenAsync(session, loan.ClubId, cancellationToken);
        await OpenAsync(LedgerAccount.IncomeCash, LedgerAccount.IncomeCapital, new Dong(funds.IncomeCapital), null);
        await OpenAsync(LedgerAccount.ActivityCash, LedgerAccount.ActivityCapital, new Dong(funds.ActivityCash), null);
        await OpenAsync(LedgerAccount.LoanOf(loan.Id), LedgerAccount.IncomeCash, loan.Outstanding, loan);

        async ValueTask OpenAsync(LedgerAccount to, LedgerAccount from, Dong amount, Loan? of)
        {
            var posting = new LedgerPosting
            {
                Kind = EntryKind.Opening,
                Date = DateOnly.FromDateTime(now.DateTime),
                Description = funds.Opening,
                EnteredBy = LedgerWriters.Import,
                MemberId = of?.MemberId,
                BookPlace = of?.BookPlace,
                Lines = [LedgerLine.DebitOf(to, amount), LedgerLine.CreditOf(from, amount)],
            };
            if (await ledger.PostAsync(posting, now, cancellationToken) is not PostingOutcome.Posted)
            {
                throw new InvalidOperationException("The demo's funds do not hold its loan.");
            }
        }
    }

    private static DemoData Load()
    {
        using var stream = typeof(DemoClub).Assembly.GetManifestResourceStream(typeof(DemoClub), "demo-club.json")
            ?? throw new InvalidOperationException("The demo's data is not in the assembly.");
        return JsonSerializer.Deserialize(stream, DemoJson.Default.DemoData)!;
    }
}

/// <summary>What an area adds to the demo club.</summary>
public interface IDemoPart
{
    void Create(IDocumentSession session, DemoContext demo);
}

/// <summary>The demo club while it is being created.</summary>
/// <param name="Club">The club.</param>
/// <param name="Members">Its members by number.</param>
/// <param name="Today">The clubs' day.</param>
/// <param name="Now">The instant.</param>
public sealed record DemoContext(ClubProfile Club, IReadOnlyDictionary<int, Member> Members, DateOnly Today, DateTimeOffset Now);

/// <summary>Somebody who can be played.</summary>
/// <param name="Code">Invite code.</param>
/// <param name="Name">Full name.</param>
/// <param name="Role">Who it is, in a few words.</param>
/// <param name="Member">Number of the member, or of the member for whom a relative acts.</param>
/// <param name="Relative">For a relative.</param>
public sealed record DemoPerson(string Code, string Name, string Role, int Member, DemoRelative? Relative);

/// <summary>A relative of a demo member.</summary>
public sealed record DemoRelative(string Relation, bool IsFemale, int BirthYear);

internal sealed record DemoData(DemoProfile Club, IReadOnlyList<DemoLine> Members, IReadOnlyList<DemoPerson> People, DemoBorrowing Loan, DemoFunds Funds);

internal sealed record DemoFunds(long IncomeCapital, long ActivityCash, string Opening);

internal sealed record DemoProfile(string Id, string Name, string Commune, string MeetingPlace, string ContactPhone);

internal sealed record DemoLine(
    int Number, string Name, bool IsFemale, int BirthYear, string Village, string? Phone, Office Office, bool IsHomeCareVolunteer)
{
    public Member ToMember(string clubId) => new()
    {
        Id = Member.IdOf(clubId, Number),
        ClubId = clubId,
        Number = Number,
        FullName = Name,
        IsFemale = IsFemale,
        BirthYear = BirthYear,
        Village = Village,
        Phone = Phone,
        Office = Office,
        IsHomeCareVolunteer = IsHomeCareVolunteer,
    };
}

internal sealed record DemoBorrowing(
    int Member, long Principal, int TermMonths, int MonthlyRateBasisPoints, int DueDay, string Purpose, string BookPlace, IReadOnlyList<DemoRepayment> Paid);

internal sealed record DemoRepayment(long Principal, long Interest, string BookPlace);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DemoData))]
internal sealed partial class DemoJson : JsonSerializerContext;
