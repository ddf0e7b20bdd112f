using System.Text;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Kernel.Tests.Turns;

/// <summary>Words that wait to leave stand in the log once, and are found there however long they wait.</summary>
public sealed class OutgoingWordsTests
{
    private static readonly ConversationReference OnWire = new(Channels.Telegram, "77", "77");

    [Fact]
    public async Task WordsOf_PartsWhoseEntriesMovedToAPage_AreKeptWithTheParts()
    {
        var host = new KernelHost(services => services.AddSingleton<IBot>(new ScriptedBot()));
        for (var turn = 0; turn < ConversationPage.Size + 3; turn++)
        {
            await host.Processor.ProcessAsync(new InboundTurn(OnWire, $"in-{turn}", KernelHost.Message($"hello {turn}")), CancellationToken.None);
        }

        var conversation = (await host.LoadAsync<Conversation>(OnWire.Key))!;

        Assert.Equal(ConversationPage.Size + 3, conversation.Outgoing.Count);
        Assert.All(conversation.Outgoing, part => Assert.Equal(conversation.ActivityIdOf(part.Sequence), conversation.WordsOf(part).Id));
        Assert.All(conversation.Outgoing, part => Assert.NotEqual(part.Activity is null, conversation.Tail.All(entry => entry.Sequence != part.Sequence)));
        Assert.Contains(conversation.Outgoing, part => part.Activity is not null);
        Assert.Contains(conversation.Outgoing, part => part.Activity is null);
    }

    [Fact]
    public void WordsOf_LostEntry_SaysSo()
    {
        var conversation = new Conversation { Id = OnWire.Key, Reference = OnWire };

        Assert.Throws<InvalidDataException>(() => conversation.WordsOf(new OutgoingPart { Sequence = 3 }));
    }

    /// <summary>The first form carried the words a second time.</summary>
    [Fact]
    public void Conversation_OfTheFirstForm_IsRead()
    {
        const string body = """
            {"reference":{"channelId":"telegram","conversationId":"77","userId":"77"},"lastSequence":12,
             "tail":[{"sequence":12,"activity":{"type":"message","id":"77|0000012","text":"new"}}],
             "outgoing":[{"activity":{"type":"message","id":"77|0000003","text":"old"},"lane":"Notice","outboxId":"n1"},
                         {"activity":{"type":"message","id":"77|0000012","text":"new"},"lane":"Reply"}]}
            """;

        var conversation = Read<Conversation>("conversation", OnWire.Key, body);

        Assert.Equal([3L, 12L], conversation.Outgoing.Select(part => part.Sequence));
        Assert.Equal(["old", "new"], conversation.Outgoing.Select(part => conversation.WordsOf(part).Text));
        Assert.Null(conversation.Outgoing[1].Activity);
        Assert.Equal("n1", conversation.PartOf("77|0000003")!.OutboxId);
    }

    [Fact]
    public void SendingMark_OfTheFirstForm_IsRead()
    {
        const string body = """
            {"parts":[{"conversationKey":"telegram/77","activityId":"77|0000012","piecesSent":1,"attempts":2,"since":"2026-11-22T08:00:00+00:00"}]}
            """;

        var mark = Read<SendingMark>("sending-mark", Channels.Telegram, body);

        Assert.Equal([new PartUnderWay("telegram/77", 12, 1, 2)], mark.Parts);
    }

    private static T Read<T>(string type, string id, string body)
        where T : Kernel.Documents.Document =>
        Assert.IsType<T>(KernelDocuments.All.Single(each => each.Name == type).Deserialize(id, 1, Encoding.UTF8.GetBytes(body)));
}
