using ClubBot.Practice.Telegram;
using ClubBot.Practice.ZaloBot;
using ClubBot.Practice.ZaloOa;

namespace ClubBot.Practice;

/// <summary>The platforms of the practice mode, in the order in which their phones lie on its page.</summary>
internal sealed class PracticePlatforms(TimeProvider time) : IAsyncDisposable
{
    public IReadOnlyList<FakePlatform> All { get; } = [new FakeTelegram(time) { HasLimits = true }, new FakeZaloOa(time), new FakeZaloBot(time)];

    public async ValueTask DisposeAsync()
    {
        foreach (var platform in All)
        {
            await platform.DisposeAsync();
        }
    }
}
