using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Bot;

/// <summary>Tells the board that somebody sent a voice note, a picture or a file, which the bot keeps and cannot read.</summary>
internal sealed class FileReport(FileTexts texts, Messenger messenger, Addressing addressing, ClubCalendar calendar)
{
    /// <summary>An album is many files at once, and one call to the person settles them all. Guess.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);

    /// <summary>Stages the report, unless the person is a stranger or the board heard of this account a moment ago.</summary>
    public async ValueTask TellAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.Attachments is not [var file, ..] || turn.Viewer() is not { Subject: { } subject } viewer
            || await turn.SystemDocuments.LoadAsync<Account>(viewer.Account.Id, cancellationToken) is not { } account
            || account.FileReportedAt + Pause > turn.Now)
        {
            return;
        }

        var told = await messenger.TellBoardAsync(turn, subject.ClubId, DraftOf(turn, viewer, subject, file), cancellationToken);
        if (told > 0)
        {
            turn.SystemDocuments.Put(account with { FileReportedAt = turn.Now });
        }
    }

    private Draft DraftOf(ITurnContext turn, Viewer viewer, Member subject, Attachment file)
    {
        var name = addressing.NameOf(subject, calendar.Today(turn));
        var what = KindOf(file.ContentType ?? "");
        var draft = viewer.Grant is { } grant
            ? new Draft(reader => texts.FromRelative(reader, grant.RelativeName, grant.Relation, name, what))
            : new Draft(reader => texts.FromMember(reader, name, subject.FullName, subject.Phone ?? texts.NoPhone(), what));
        return draft with { Policy = ProactivePolicy.Now };
    }

    private string KindOf(string contentType) =>
        contentType.StartsWith("audio/", StringComparison.Ordinal) ? texts.Voice()
        : contentType.StartsWith("image/", StringComparison.Ordinal) ? texts.Picture()
        : contentType.StartsWith("video/", StringComparison.Ordinal) ? texts.Film()
        : texts.Document();
}
