using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>How people are called, by age and sex unless the club says otherwise.</summary>
public sealed class Addressing(AddressTexts texts)
{
    private const int ElderAge = 60;
    private const int MiddleAge = 45;

    /// <summary>How bot and a stranger call each other: respectful whoever it is.</summary>
    public Speech OfVisitor() => new(texts.Stranger(), texts.Grandchild());

    /// <summary>How bot and member call each other.</summary>
    public Speech Of(Member member, DateOnly today) =>
        Of(member.CalledAs, member.IsFemale, member.BirthYear, today);

    /// <summary>How bot and relative call each other.</summary>
    public Speech Of(FamilyGrant relative, DateOnly today) =>
        Of(null, relative.IsFemale, relative.BirthYear, today);

    /// <summary>A member as others call them: "bà Sáu".</summary>
    public string NameOf(Member member, DateOnly today) => $"{Of(member, today).You} {member.GivenName}";

    private Speech Of(string? calledAs, bool isFemale, int birthYear, DateOnly today)
    {
        var age = today.Year - birthYear;
        var usual = (age, isFemale) switch
        {
            ( >= ElderAge, true) => texts.ElderWoman(),
            ( >= ElderAge, false) => texts.ElderMan(),
            ( >= MiddleAge, true) => texts.MiddleWoman(),
            ( >= MiddleAge, false) => texts.MiddleMan(),
            (_, true) => texts.YoungWoman(),
            (_, false) => texts.YoungMan(),
        };
        return new Speech(calledAs ?? usual, age >= ElderAge ? texts.Grandchild() : texts.Younger());
    }
}

/// <summary>Words by which people are called.</summary>
public sealed class AddressTexts(TextCatalog catalog) : TextSet(catalog, "address")
{
    public string Stranger() => Label();

    public string Grandchild() => Label();

    public string Younger() => Label();

    public string ElderWoman() => Label();

    public string ElderMan() => Label();

    public string MiddleWoman() => Label();

    public string MiddleMan() => Label();

    public string YoungWoman() => Label();

    public string YoungMan() => Label();
}
