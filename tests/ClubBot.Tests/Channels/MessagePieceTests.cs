using ClubBot.Channels;
using ClubBot.Dialogs.Club.Funds.Pictures;
using ClubBot.Kernel.Schema;
using ClubBot.Tests.Pictures;

namespace ClubBot.Tests.Channels;

public sealed class MessagePieceTests
{
    private static readonly Activity Asked = Activity.Message("Bác đi họp không ạ?") with
    {
        Id = "c1|0000007",
        SuggestedActions = new SuggestedActions { Actions = [new CardAction { Title = "1. Tôi đi" }, new CardAction { Title = "Tôi bận" }] },
    };

    [Fact]
    public void Of_ChannelWithoutButtons_WritesNumberedLines()
    {
        var piece = Assert.Single(MessagePiece.Of(Asked, new ChannelCapabilities { TextLengthMax = 2_000 }));

        Assert.Equal("Bác đi họp không ạ?\n1. Tôi đi\n2. Tôi bận", piece.Text);
        Assert.Empty(piece.Buttons);
    }

    [Theory]
    [InlineData(1, 0), InlineData(2, 2)]
    public void Of_ChannelWithButtons_UsesThemIfAllFit(int buttonsMax, int expected) =>
        Assert.Equal(expected, Assert.Single(MessagePiece.Of(Asked, new ChannelCapabilities { TextLengthMax = 2_000, ButtonsMax = buttonsMax })).Buttons.Count);

    [Fact]
    public void Of_LongText_HasTheButtonsUnderItsLastPiece()
    {
        var pieces = MessagePiece.Of(Asked, new ChannelCapabilities { TextLengthMax = 12, ButtonsMax = 8 });

        Assert.Equal([("Bác đi họp", 0), ("không ạ?", 2)], pieces.Select(piece => (piece.Text, piece.Buttons.Count)));
    }

    [Fact]
    public void Of_MessageWithAPage_HasThePictureAfterTheWordsWhereTheChannelTakesPictures()
    {
        var paper = new PassbookPaper { Title = "Bản để in", Book = PassbookPictureTests.Sau };
        var said = Asked with { Attachments = [SheetAttachment.Of(PassbookPictureTests.Sau), SheetAttachment.Of(paper)] };
        var capabilities = new ChannelCapabilities { TextLengthMax = 2_000, ButtonsMax = 8 };

        var pieces = MessagePiece.Of(said, capabilities with { HasPictures = true });

        Assert.Equal([("Bác đi họp không ạ?", 2, false), ("Sổ vay vốn", 0, true)], pieces.Select(piece => (piece.Text, piece.Buttons.Count, piece.Picture is not null)));
        Assert.Equal(Asked.Text, Assert.Single(MessagePiece.Of(said, capabilities)).Text);
    }

    [Theory]
    [InlineData(true, 3), InlineData(false, 2)]
    public void Of_PhoneNumberAskedFor_IsLeftOutWhereNobodyCouldGiveIt(bool canAskForPhone, int expected)
    {
        var asked = Asked with
        {
            SuggestedActions = new SuggestedActions
            {
                Actions = [.. Asked.SuggestedActions!.Actions, new CardAction { Type = ActionTypes.RequestContact, Title = "Gửi số của tôi" }],
            },
        };
        var buttons = MessagePiece.Of(asked, new ChannelCapabilities { TextLengthMax = 2_000, ButtonsMax = 8, CanAskForPhone = canAskForPhone });
        var lines = MessagePiece.Of(asked, new ChannelCapabilities { TextLengthMax = 2_000 });

        Assert.Equal(expected, Assert.Single(buttons).Buttons.Count);
        Assert.DoesNotContain("Gửi số", Assert.Single(lines).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NothingToSay_IsNoMessage() =>
        Assert.Empty(MessagePiece.Of(new Activity { Type = ActivityTypes.Message }, new ChannelCapabilities { TextLengthMax = 100 }));
}
