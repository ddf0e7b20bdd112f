using ClubBot.Practice;

namespace ClubBot.Tests.Practice;

/// <summary>How a test looks at a phone.</summary>
internal static class PhoneListening
{
    /// <summary>A test that hears nothing for this long has failed.</summary>
    private static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(20);

    /// <summary>The next message on the phone.</summary>
    public static async Task<PhoneMessage> HearsAsync(this FakePhone phone)
    {
        using var limit = new CancellationTokenSource(SilenceMax);
        return await phone.NextAsync(limit.Token);
    }

    /// <summary>Reads on until a message holds the words.</summary>
    public static async Task<PhoneMessage> HearsAsync(this FakePhone phone, string words)
    {
        while (true)
        {
            if (await phone.HearsAsync() is { } message && message.Text.Contains(words, StringComparison.Ordinal))
            {
                return message;
            }
        }
    }

    /// <summary>Reads on until a message can be pressed.</summary>
    public static async Task<PhoneMessage> HearsButtonsAsync(this FakePhone phone)
    {
        while (true)
        {
            if (await phone.HearsAsync() is { Buttons.Count: > 0 } message)
            {
                return message;
            }
        }
    }

    /// <summary>Presses the button with this title.</summary>
    public static void Presses(this FakePhone phone, PhoneMessage message, string title) =>
        phone.Presses(message, message.Buttons.Single(button => button.Title == title));
}
