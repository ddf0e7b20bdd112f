using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>What somebody is told.</summary>
/// <param name="Words">The sentence in the way this person is addressed, or null when the dialog does the talking.</param>
public sealed record Draft(Func<Speech, string>? Words)
{
    /// <summary>Dialog that begins with the person, or null.</summary>
    public string? DialogId { get; init; }

    public string? DialogArgument { get; init; }

    public ProactivePolicy Policy { get; init; } = ProactivePolicy.AfterOpenQuestion;

    /// <summary>The notice it is part of, or null.</summary>
    public string? NoticeId { get; init; }

    /// <summary>True when somebody may be in danger: it goes to every account at once, at any hour, whatever people wished.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>True when the board is to hear of it if no way reaches the person: the message is then a notice of its own.</summary>
    internal bool IsByHandOtherwise { get; init; }

    /// <summary>Stages it for one account.</summary>
    /// <param name="turn">The turn of whoever tells it.</param>
    /// <param name="id">Id of the message.</param>
    /// <param name="account">Where it goes.</param>
    /// <param name="addressee">For whom the account must still stand when it leaves.</param>
    /// <param name="speech">How this person is addressed.</param>
    /// <param name="memberId">The member it is about.</param>
    internal void Enqueue(ITurnContext turn, string id, Account account, string addressee, Speech speech, string memberId) =>
        turn.Enqueue(MessageTo(id, account, addressee, speech, memberId, turn.Now));

    /// <summary>The message to one account, for whoever tells it without a turn.</summary>
    /// <param name="id">Id of the message.</param>
    /// <param name="account">Where it goes.</param>
    /// <param name="addressee">For whom the account must still stand when it leaves.</param>
    /// <param name="speech">How this person is addressed; null where a dialog does the talking.</param>
    /// <param name="memberId">The member it is about.</param>
    /// <param name="now">The instant.</param>
    internal OutboxMessage MessageTo(string id, Account account, string addressee, Speech? speech, string memberId, DateTimeOffset now) => new()
    {
        Id = id,
        To = account.Conversation,
        Activity = Words is null || speech is null ? null : Activity.Message(Words(speech)),
        DialogId = DialogId,
        DialogArgument = DialogArgument,
        Lane = OutboxLane.Notice,
        Policy = Policy,
        IsUrgent = IsUrgent,
        NotBefore = now,
        NoticeId = NoticeId,
        MemberId = memberId,
        Addressee = addressee,
    };
}
