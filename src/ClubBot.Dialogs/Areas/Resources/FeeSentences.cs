using System.Globalization;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Turns;
using ClubBot.Language.People;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>A name that several people of the roster have.</summary>
/// <param name="Name">As it was said.</param>
/// <param name="Candidates">Their numbers in the roster.</param>
/// <param name="IsExcept">True for somebody who is left out.</param>
internal sealed record NameDoubt(string Name, IReadOnlyList<int> Candidates, bool IsExcept)
{
    /// <summary>Value of the choice that means this number.</summary>
    public static string ValueOf(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The candidate whom a choice means, or null.</summary>
    public int? Chosen(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Candidates.Contains(number) ? number : null;
}

/// <summary>What a sentence about fees was read as, with the people whom it names.</summary>
internal abstract record FeeReading
{
    private FeeReading()
    {
    }

    /// <summary>All names were found; those of the doubts several times.</summary>
    public sealed record Understood(FeeDeed Deed, FeeOrder Order, IReadOnlyList<NameDoubt> Doubts, string? Sentence) : FeeReading
    {
        /// <summary>Why somebody need not pay, or null.</summary>
        public string? Reason { get; init; }
    }

    /// <summary>Nobody of the roster has this name: nothing is done with the rest either.</summary>
    public sealed record Unknown(string Name) : FeeReading;
}

/// <summary>Reads sentences about fees against the roster.</summary>
internal sealed class FeeSentences(FeeSentence sentence, RosterNames names, FeePlans plans)
{
    /// <summary>Longest name that is said back.</summary>
    private const int NameShownMax = 40;

    /// <summary>What the sentence says; null when it is about something else.</summary>
    public async ValueTask<FeeReading?> ReadAsync(ITurnContext turn, string text, CancellationToken cancellationToken)
    {
        if (sentence.Read(text, plans.ThisMonth(turn)) is not { } request || (request.IsEveryone && request.Deed != FeeDeed.Charge))
        {
            return null;
        }

        var all = await names.AllAsync(turn, cancellationToken);
        var doubts = new List<NameDoubt>();
        var members = new List<int>();
        var except = new List<int>();
        foreach (var (name, isExcept) in request.Names.Select(name => (name, false)).Concat(request.Except.Select(name => (name, true))))
        {
            var fitting = RosterNames.Fitting(name, all) is { Count: > 0 } whole ? whole
                : NameMatcher.Mentions(name) is [var only] ? RosterNames.Fitting(only.Text, all)
                : [];
            if (fitting.Count == 0)
            {
                return new FeeReading.Unknown(name.Length <= NameShownMax ? name : name[..NameShownMax]);
            }

            if (fitting.Count > 1)
            {
                doubts.Add(new NameDoubt(name, [.. fitting.Select(who => who.Member.Number)], isExcept));
            }
            else
            {
                (isExcept ? except : members).Add(fitting[0].Member.Number);
            }
        }

        var order = new FeeOrder(request.IsEveryone, [.. members.Distinct()], [.. except.Distinct()], request.Months, request.Count) { IsByBank = request.IsByBank };
        return new FeeReading.Understood(request.Deed, order, doubts, text) { Reason = request.Reason };
    }

    /// <summary>The people with these numbers of the roster.</summary>
    public async ValueTask<IReadOnlyList<NamedMember>> PeopleAsync(ITurnContext turn, IReadOnlyList<int> numbers, CancellationToken cancellationToken)
    {
        var people = new List<NamedMember>();
        foreach (var number in numbers)
        {
            if (await turn.Documents.LoadAsync<Member>(Member.IdOf(turn.Club().Id, number), cancellationToken) is { } member)
            {
                people.Add(names.Of(turn, member));
            }
        }

        return people;
    }
}
