using System.Text.Json.Serialization;
using ClubBot.Dialogs.Bot;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>Registers notices: who is told by which way, what follows when it fails, and what the board sees of it.</summary>
internal static class NoticeServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddSingleton<NoticeTexts>()
        .AddSingleton<ContactTexts>()
        .AddSingleton<ContactWords>()
        .AddSingleton<Messenger>()
        .AddSingleton<NoticeSender>()
        .AddSingleton<ToTellList>()
        .AddSingleton<IOutboxFollower, NextWay>()
        .AddSingleton<IDeliveryPolicy, WishPolicy>()
        .AddDocument(new DocumentType<Notice>("notice", () => NoticesJson.Unescaped.Notice)
            .Index("by-club", notice => notice.ClubId)
            .Index(NoticeIndexes.Newest, notice => NoticeIndexes.NewestKey(notice.ClubId, notice.SentAt)))
        .AddDocument(new DocumentType<ContactWish>("contact-wish", () => NoticesJson.Unescaped.ContactWish)
            .Index(MembershipIndexes.ByClub, wish => wish.ClubId))
        .AddDialog<NoticeDialog>()
        .AddDialog<ContactDialog>()
        .AddMenuEntry<ContactTexts>(texts => new MenuEntry(MenuEntry.Orders.Everybody + 25, ContactDialog.DialogId, texts.Entry(), Audience.Linked))
        .AddMenuEntry<NoticeTexts>(texts => new MenuEntry(MenuEntry.Orders.Board + 30, NoticeDialog.DialogId, texts.Entry(), Audience.Board));
}

/// <summary>Stored form of notices and wishes, and saved state of the dialogs about them.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Notice))]
[JsonSerializable(typeof(NoticeDialog.Looking))]
[JsonSerializable(typeof(ContactWish))]
[JsonSerializable(typeof(ContactDialog.Wishing))]
internal sealed partial class NoticesJson : JsonSerializerContext
{
    public static NoticesJson Unescaped { get; } = new(DocumentJson.NewOptions());
}
