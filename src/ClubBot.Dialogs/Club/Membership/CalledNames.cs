using ClubBot.Language.People;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Whom of several people a name means, as it is said in the club.</summary>
internal static class CalledNames
{
    /// <summary>Whom the name fits best; several when nothing tells them apart.</summary>
    /// <param name="name">What was said: "bà Tư".</param>
    /// <param name="all">The people.</param>
    /// <param name="idOf">An id that no two of them share.</param>
    /// <param name="memberOf">The member of the roster.</param>
    /// <param name="calledOf">As the club calls them: "bà Tư".</param>
    public static IReadOnlyList<T> Fitting<T>(
        string name, IReadOnlyList<T> all, Func<T, string> idOf, Func<T, Member> memberOf, Func<T, string> calledOf)
    {
        var ids = NameMatcher.Best(name, all.Select(one => (idOf(one), memberOf(one).FullName)));
        var fitting = all.Where(one => ids.Contains(idOf(one))).ToList();
        // "bà Tư" and "ông Tư": how the person is called tells them apart.
        return fitting.Count > 1 && fitting.Where(one => FirstWord(calledOf(one)) == FirstWord(name)).ToList() is { Count: > 0 } called ? called : fitting;
    }

    private static string FirstWord(string name) => VietnameseFold.Fold(name).Split(' ')[0];
}
