using System.Text.Json;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Channels.BotConnector;

/// <summary>Takes what was said: first where answers go is on disk, then the turn.</summary>
internal sealed class BotConnectorInbox(ITurnProcessor turns, ConnectorAddresses addresses, IConversationLog log)
{
    /// <summary>The answers that the caller takes itself; null when nothing was recorded and it may try again.</summary>
    public async ValueTask<IReadOnlyList<Activity>?> TakeAsync(ConnectorArrival.Said said, CancellationToken cancellationToken)
    {
        await addresses.KeepAsync(said.Address, cancellationToken);
        var places = await turns.ProcessAsync(said.Turn, cancellationToken) switch
        {
            TurnOutcome.Processed processed => processed.Answers,
            TurnOutcome.Duplicate duplicate => duplicate.Answers,
            _ => null,
        };
        return places is null ? null : await AnswersAsync(said, places, cancellationToken);
    }

    /// <summary>Reads the answers back from the log: a repeated call gets the same ones.</summary>
    private async ValueTask<IReadOnlyList<Activity>> AnswersAsync(ConnectorArrival.Said said, IReadOnlyList<long> places, CancellationToken cancellationToken)
    {
        var answers = new List<Activity>(places.Count);
        var heard = ActivityReader.PlatformIdOf(said.Turn.InboundId);
        foreach (var place in places)
        {
            var found = await log.ReadAsync(said.Turn.Conversation.Key, place - 1, 1, cancellationToken);
            var answer = JsonSerializer.Deserialize(found[0].Activity.Utf8.Span, ActivityJson.Wire.Activity)!;
            answers.Add(said.Address.Direct(answer, heard));
        }

        return answers;
    }
}
