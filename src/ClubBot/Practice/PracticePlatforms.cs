using ClubBot.Practice.Telegram;
using ClubBot.Practice.ZaloBot;

namespace ClubBot.Practice;

/// <summary>The platforms of the practice mode, in the order in which their phones lie on its page.</summary>
internal sealed class PracticePlatforms(TimeProvider time) : IAsyncDisposable
{
    public IReadOnlyList<FakePlatform> All { get; } = [new FakeTelegram(time), new FakeZaloBot(time)];

    public async ValueTask DisposeAsync()
    {
        foreach (var platform in All)
        {
            await platform.DisposeAsync();
        }
    }
}
