using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Membership.Import;

/// <summary>What the roster import has to say to the club's secretary.</summary>
internal sealed class RosterTexts() : ReasonCatalog("ClubBot.Dialogs.Club.Membership.Import.RosterImport.vi.json", "import.roster.")
{
    public ImportReason NameTidied => Say();

    public ImportReason NameMissing => Say();

    public ImportReason NameUnclear => Say();

    public ImportReason BirthMissing => Say();

    public ImportReason BirthUnclear => Say();

    public ImportReason BirthYearOnly => Say();

    public ImportReason SexMissing => Say();

    public ImportReason SexTwice => Say();

    public ImportReason PhoneBroken => Say();

    public ImportReason PhoneFirstZero => Say();

    public ImportReason PhoneCountryCode => Say();

    public ImportReason PhoneOldPrefix => Say();

    public ImportReason PhoneSeveral => Say();

    public ImportReason VillageFromHeading => Say();

    public ImportReason OfficeUnknown => Say();

    public ImportReason JoinedUnclear => Say();

    public ImportReason JoinedYearOnly => Say();

    public ImportReason SexColumns => Say();

    public ImportReason NameColumn => Say();

    public ImportReason BirthColumn => Say();

    public ImportReason NumberGiven(int number) => Say([("number", number)]);

    public ImportReason BirthImpossible(int year) => Say([("year", year)]);

    public ImportReason BirthCentury(int year) => Say([("year", year)]);

    public ImportReason BirthYearShownAsDay(int year) => Say([("year", year)]);

    public ImportReason PhoneOwner(string owner) => Say([("owner", owner)]);

    public ImportReason Duplicate(int row) => Say([("row", row)]);

    public ImportReason TotalDiffers(int written, int taken) => Say([("written", written), ("taken", taken)]);

    public ImportReason WomenDiffer(int written, int taken) => Say([("written", written), ("taken", taken)]);
}
