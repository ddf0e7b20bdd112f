using System.Globalization;
using ClubBot.Kernel.Schema;
using ClubBot.Pictures;

namespace ClubBot.Channels;

/// <summary>One message in the form that a channel can carry.</summary>
/// <param name="ActivityId">Id of the activity in its conversation's log.</param>
/// <param name="Text">Never empty, but for a picture, and never longer than the channel's messages are.</param>
/// <param name="Buttons">Choices to press; empty where the channel has no buttons.</param>
/// <param name="Picture">A page to draw, with the text as its caption; null for words alone.</param>
internal sealed record MessagePiece(string ActivityId, string Text, IReadOnlyList<CardAction> Buttons, Attachment? Picture = null)
{
    /// <summary>The button that asks for the phone number, or null.</summary>
    public CardAction? Ask => Buttons.FirstOrDefault(button => button.Type == ActionTypes.RequestContact);

    /// <summary>The same without that button.</summary>
    public MessagePiece Unasked => this with { Buttons = [.. Buttons.Where(button => button.Type != ActionTypes.RequestContact)] };

    /// <summary>Puts an activity into the form of a channel: choices become buttons or numbered lines, long texts several pieces, and pictures follow the words.</summary>
    /// <remarks>The same activity always gives the same pieces, so that sending can go on after a restart.</remarks>
    public static IReadOnlyList<MessagePiece> Of(Activity activity, ChannelCapabilities capabilities)
    {
        var all = activity.SuggestedActions?.Actions ?? [];
        // What asks for the phone number is no choice, and left out where nobody could answer it.
        var asks = all.Where(action => action.Type == ActionTypes.RequestContact && capabilities.CanAskForPhone).ToList();
        var choices = all.Where(action => action.Type != ActionTypes.RequestContact).ToList();
        var text = activity.Text?.Trim() ?? "";
        var fitsButtons = choices.Count <= capabilities.ButtonsMax;
        if (choices.Count > 0 && (!fitsButtons || text.Length == 0))
        {
            text = string.Join('\n', [.. text.Length > 0 ? new[] { text } : [], .. choices.Select(LineOf)]);
        }

        var parts = TextSplitter.Split(text, capabilities.TextLengthMax);
        IReadOnlyList<CardAction> buttons = fitsButtons ? [.. asks, .. choices] : asks;
        var words = parts.Select((part, index) => new MessagePiece(activity.Id ?? "", part, index == parts.Count - 1 ? buttons : []));
        var pictures = capabilities.HasPictures ? ShownPictures.PicturesOf(activity) : [];
        return [.. words, .. pictures.Select(picture => new MessagePiece(activity.Id ?? "", picture.Name ?? "", [], picture))];
    }

    /// <summary>The title, with a number in front where it has none: that number is what people type.</summary>
    private static string LineOf(CardAction choice, int index)
    {
        var title = choice.Title ?? choice.Text ?? "";
        return title.Length > 0 && char.IsAsciiDigit(title[0]) ? title : string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {title}");
    }
}
