using System.Text.Json;
using ClubBot.Dialogs.Club.Funds.Transfers;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Rounds;
using ClubBot.Dialogs.Demo;
using ClubBot.Kernel;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using ClubBot.Testing.Documents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ClubBot.Dialogs.Tests.Transcripts;

/// <summary>
/// The demo club with the product's own registration over a store that serialises everything, so that each turn begins from what a
/// restart would find. Messages to others are delivered when <see cref="DeliverAsync"/> is called.
/// </summary>
public sealed class TestClub : IAsyncDisposable
{
    private const string DemoClubId = "demo";

    public static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(7));

    private readonly Dictionary<string, PartOutcome?> wires = new(StringComparer.Ordinal);
    private readonly HashSet<(string Conversation, string? ActivityId)> lost = [];
    private ServiceProvider services;
    private int inbound;

    private TestClub(ServiceProvider services, FakeTimeProvider time)
    {
        this.services = services;
        Time = time;
    }

    public FakeTimeProvider Time { get; }

    public ITurnProcessor Turns => services.GetRequiredService<ITurnProcessor>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Creates the demo club at this instant.</summary>
    public static async Task<TestClub> CreateAsync(DateTimeOffset? start = null)
    {
        var time = new FakeTimeProvider(start ?? Start);
        var services = Build(time, new ServiceCollection().AddSingleton<IDocumentStore, MemoryDocumentStore>());
        var club = new TestClub(services, time);
        var session = club.NewSession();
        await services.GetRequiredService<DemoClub>().CreateIfEmptyAsync(session, time.GetUtcNow(), default);
        await session.CommitAsync(default);
        return club;
    }

    /// <summary>Stops the product and starts it anew over the same store: nothing is left but what was kept.</summary>
    public async Task RestartAsync()
    {
        var store = Get<IDocumentStore>();
        await services.DisposeAsync();
        services = Build(Time, new ServiceCollection().AddSingleton(store));
    }

    /// <summary>Hands out a card whose code ties one account to a member of the demo club, once.</summary>
    public async Task InviteAsync(string code, int memberNumber)
    {
        var session = NewSession();
        session.Put(new Invite
        {
            Id = InviteCode.HashOf(code),
            ClubId = DemoClubId,
            MemberId = Member.IdOf(DemoClubId, memberNumber),
            ExpiresAt = DateTimeOffset.MaxValue,
        });
        await session.CommitAsync(default);
    }

    /// <summary>Notes a phone number of a member in the register.</summary>
    public async Task SetPhoneAsync(string phone, int memberNumber)
    {
        var session = NewSession();
        var member = await session.LoadAsync<Member>(Member.IdOf(DemoClubId, memberNumber), default);
        session.Put(member! with { Phone = phone });
        await session.CommitAsync(default);
    }

    /// <summary>Sets the bank account of the demo club.</summary>
    public async Task SetTransferAccountAsync(string bankBin, string number, string holder)
    {
        var session = NewSession();
        session.Put(new ClubTransferAccount
        {
            Id = DemoClubId,
            BankBin = bankBin,
            BankName = "Ngân hàng thử",
            Number = number,
            Holder = holder,
            SetAt = Time.GetUtcNow(),
        });
        await session.CommitAsync(default);
    }

    /// <summary>Ids of the dialogs that lie open in somebody's conversation.</summary>
    public async Task<IReadOnlyList<string>> OpenDialogsAsync(string name)
    {
        var conversation = await NewSession().LoadAsync<Conversation>(ConversationOf(name).Key, default);
        return [.. (conversation?.Dialogs.Stack ?? []).Select(dialog => dialog.Id)];
    }

    /// <summary>A session that sees everything.</summary>
    public DocumentSession NewSession() => new(Get<IDocumentStore>(), Get<DocumentCatalog>(), SystemAccess.Instance);

    /// <summary>The conversation of somebody, by a name of the test's own: <c>Sau</c> on the page, <c>Sau@telegram</c> on another channel.</summary>
    public static ConversationReference ConversationOf(string name) => name.Split('@') is [var person, var channel]
        ? new ConversationReference(channel, $"c-{person}", $"u-{person}")
        : new ConversationReference(Channels.DirectLine, $"c-{name}", $"dl_{name}");

    /// <summary>Opens the page as somebody, once.</summary>
    public async Task OpenAsync(string name)
    {
        var conversation = ConversationOf(name);
        await Turns.ProcessAsync(
            new InboundTurn(conversation, "open", new Activity
            {
                Type = ActivityTypes.ConversationUpdate,
                MembersAdded = [new ChannelAccount { Id = conversation.UserId }],
            }),
            default);
    }

    /// <summary>What a channel makes of a tap on "send my number", or of its form: no text, and the number.</summary>
    public static Activity OwnPhone(string number) => new()
    {
        Type = ActivityTypes.Message,
        Entities = [JsonSerializer.SerializeToElement(new { type = "ownPhone", phoneNumber = number })],
    };

    /// <summary>Says something as somebody.</summary>
    public async Task SayAsync(string name, Activity activity) =>
        await Turns.ProcessAsync(new InboundTurn(ConversationOf(name), $"in-{Interlocked.Increment(ref inbound)}", activity), default);

    public Task SayAsync(string name, string text) => SayAsync(name, Activity.Message(text));

    /// <summary>Joins as one of the demo's people, by the code, as a person would.</summary>
    public async Task JoinAsync(string name, string code)
    {
        await OpenAsync(name);
        await SayAsync(name, code);
        await SayAsync(name, "đúng");
        await SayAsync(name, "đồng ý");
    }

    /// <summary>Makes the club's daily round, as the product does every morning.</summary>
    public async Task RoundAsync()
    {
        var session = NewSession();
        await Get<DailyRounds>().StageAsync(session, DemoClubId, Time.GetUtcNow(), default);
        await session.CommitAsync(default);
    }

    /// <summary>What the wire to somebody does from now on; null = everything arrives.</summary>
    public void SetWire(string name, PartOutcome? outcome) => wires[ConversationOf(name).Key] = outcome;

    /// <summary>True when this was said and did not arrive for certain.</summary>
    public bool WasLost(string name, Activity activity) => lost.Contains((ConversationOf(name).Key, activity.Id));

    /// <summary>Delivers every message whose time has come and takes it over its wire, and so on until nothing more is due.</summary>
    public async Task DeliverAsync()
    {
        const int roundsMax = 20;
        for (var round = 1; round <= roundsMax; round++)
        {
            await SayDueAsync();
            if (!await SendDueAsync() && round > 1)
            {
                return;
            }
        }

        throw new InvalidOperationException("Messages follow one another without end.");
    }

    /// <summary>Takes what was said over the wires.</summary>
    private async Task<bool> SendDueAsync()
    {
        var queue = Get<OutgoingQueue>();
        var hasSent = false;
        while (await DueAsync(queue) is [_, ..] due)
        {
            hasSent = true;
            foreach (var key in due)
            {
                var conversation = (await queue.LoadAsync(key, default))!;
                var part = conversation.NextOutgoing(Time.GetUtcNow())!;
                var outcome = await queue.JudgeAsync(part, Time.GetUtcNow(), default) ?? wires.GetValueOrDefault(conversation.Id) ?? new PartOutcome.Sent();
                if (outcome is not PartOutcome.Sent)
                {
                    lost.Add((conversation.Id, conversation.ActivityIdOf(part.Sequence)));
                }

                await queue.SettleAsync(new Settlement(conversation.Id, part.Sequence, outcome), default);
            }
        }

        return hasSent;
    }

    /// <summary>Conversations of any channel that have something to send now.</summary>
    private async Task<IReadOnlyList<string>> DueAsync(OutgoingQueue queue)
    {
        var due = new List<string>();
        foreach (var channel in new[] { Kernel.Schema.Channels.Telegram, Kernel.Schema.Channels.ZaloOa, Kernel.Schema.Channels.ZaloBot })
        {
            foreach (var lane in Enum.GetValues<OutboxLane>())
            {
                due.AddRange(await queue.DueAsync(channel, lane, Time.GetUtcNow(), 1_000, default));
            }
        }

        return [.. due.Distinct()];
    }

    /// <summary>Says every message whose time has come, without taking anything over a wire.</summary>
    public async Task SayDueAsync()
    {
        foreach (var lane in Enum.GetValues<OutboxLane>())
        {
            var due = await NewSession().QueryRangeAsync<OutboxMessage>(
                OutboxIndexes.Due,
                OutboxIndexes.DueKey(lane, DateTimeOffset.MinValue),
                OutboxIndexes.DueKey(lane, Time.GetUtcNow().AddTicks(1)),
                10_000,
                default);
            foreach (var message in due)
            {
                await Turns.DeliverAsync(message.Id, message.To, default);
            }
        }
    }

    /// <summary>What was said in somebody's conversation after a point.</summary>
    public async Task<IReadOnlyList<Activity>> HeardAsync(string name, long afterSequence = 0)
    {
        var entries = await Get<IConversationLog>().ReadAsync(ConversationOf(name).Key, afterSequence, int.MaxValue, default);
        return [.. entries.Select(entry => JsonSerializer.Deserialize(entry.Activity.Utf8.Span, ActivityJson.Wire.Activity)!)];
    }

    /// <summary>What the bot said last to somebody.</summary>
    public async Task<string> LastAsync(string name) =>
        (await HeardAsync(name)).Last(activity => activity.From?.Role == Roles.Bot).Text ?? "";

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static ServiceProvider Build(FakeTimeProvider time, IServiceCollection store) => store
        .AddSingleton<TimeProvider>(time)
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddSingleton<IOutboxSignal, NoSignal>()
        .AddKernel()
        .AddClubDialogs()
        .AddSingleton<DemoClub>()
        .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });

    private sealed class NoSignal : IOutboxSignal
    {
        public void Wake()
        {
        }
    }
}
