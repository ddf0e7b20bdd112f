using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>Nobody is told what they do not want to be told, even when it was queued before they said so. Only what is urgent comes all the same.</summary>
internal sealed class WishPolicy : IDeliveryPolicy
{
    public async ValueTask<DeliveryVerdict> JudgeAsync(
        OutboxMessage message, IDocumentSession documents, DateTimeOffset now, CancellationToken cancellationToken) =>
        message is { IsUrgent: false, Addressee: { } addressee }
        && await documents.LoadAsync<ContactWish>(Addressee.PersonOf(addressee), cancellationToken) is { IsStopped: true }
            ? new DeliveryVerdict.Skip(NoticeReasons.OptedOut)
            : DeliveryVerdict.Leave.Instance;
}
