using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Names on disk and indexes of the documents of this folder.</summary>
internal static class MembershipDocuments
{
    public static IReadOnlyList<DocumentType> All { get; } =
    [
        MembershipJson.Clubs,
        MembershipJson.Members,
        new DocumentType<Account>("account", () => MembershipDialogsJson.Unescaped.Account)
            .Index(MembershipIndexes.ByMember, account => account.Link is { } link ? [link.MemberId] : Enumerable.Empty<string>())
            .Index(MembershipIndexes.ByClub, account => account.Link is { } link ? [link.ClubId] : Enumerable.Empty<string>()),
        new DocumentType<FamilyGrant>("family-grant", () => MembershipDialogsJson.Unescaped.FamilyGrant)
            .Index(MembershipIndexes.ByMember, grant => grant.MemberId),
        new DocumentType<FamilyViewLog>("family-views", () => MembershipDialogsJson.Unescaped.FamilyViewLog),
        new DocumentType<Consent>("consent", () => MembershipDialogsJson.Unescaped.Consent)
            .Index(MembershipIndexes.ByMember, consent => consent.MemberId),
        new DocumentType<Invite>("invite", () => MembershipDialogsJson.Unescaped.Invite)
            .Index(MembershipIndexes.OpenByMember, invite => invite is { UsedBy: null, GrantId: null, IsReusable: false }
                ? [Invite.OpenKey(invite.MemberId, invite.ExpiresAt)]
                : Enumerable.Empty<string>()),
        new DocumentType<JoinRequest>("join-request", () => MembershipDialogsJson.Unescaped.JoinRequest)
            .Index(JoinRequests.Open, request => request.Decision is null
                ? [JoinRequest.OpenKey(request.ClubId, request.AskedAt)]
                : Enumerable.Empty<string>())
            .Index(JoinRequests.ByAccount, request => request.Conversation.AccountKey),
    ];
}
