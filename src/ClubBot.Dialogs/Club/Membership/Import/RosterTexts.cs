using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Club.Membership.Import;

/// <summary>What the roster import has to say to the club's secretary.</summary>
internal sealed class RosterTexts(TextCatalog catalog) : ReasonTexts(catalog, "import.roster")
{
    public ImportReason NameTidied() => Reason();

    public ImportReason NameMissing() => Reason();

    public ImportReason NameUnclear() => Reason();

    public ImportReason BirthMissing() => Reason();

    public ImportReason BirthUnclear() => Reason();

    public ImportReason BirthYearOnly() => Reason();

    public ImportReason SexMissing() => Reason();

    public ImportReason SexTwice() => Reason();

    public ImportReason PhoneBroken() => Reason();

    public ImportReason PhoneFirstZero() => Reason();

    public ImportReason PhoneCountryCode() => Reason();

    public ImportReason PhoneOldPrefix() => Reason();

    public ImportReason PhoneSeveral() => Reason();

    public ImportReason VillageFromHeading() => Reason();

    public ImportReason OfficeUnknown() => Reason();

    public ImportReason JoinedUnclear() => Reason();

    public ImportReason JoinedYearOnly() => Reason();

    public ImportReason SexColumns() => Reason();

    public ImportReason NameColumn() => Reason();

    public ImportReason BirthColumn() => Reason();

    public ImportReason NumberGiven(int number) => Reason([("number", number)]);

    public ImportReason BirthImpossible(int year) => Reason([("year", year)]);

    public ImportReason BirthCentury(int year) => Reason([("year", year)]);

    public ImportReason BirthYearShownAsDay(int year) => Reason([("year", year)]);

    public ImportReason PhoneOwner(string owner) => Reason([("owner", owner)]);

    public ImportReason Duplicate(int row) => Reason([("row", row)]);

    public ImportReason TotalDiffers(int written, int taken) => Reason([("written", written), ("taken", taken)]);

    public ImportReason WomenDiffer(int written, int taken) => Reason([("written", written), ("taken", taken)]);
}
