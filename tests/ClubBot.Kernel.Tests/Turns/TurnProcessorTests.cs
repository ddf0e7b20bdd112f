using System.Text.Json;
using System.Text.Json.Nodes;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Kernel.Tests.Turns;

public sealed class TurnProcessorTests
{
    private readonly ScriptedBot bot = new();

    [Fact]
    public async Task Turn_ThatStagesAndEnqueues_IsOneCommit()
    {
        var host = new KernelHost(bot);
        bot.OnTurn = static async (turn, token) =>
        {
            turn.Documents.Put(new Counter { Id = "a", Value = 1 });
            turn.Enqueue(ToSomebody(turn.NewId()));
            await turn.SendActivityAsync(Activity.Message("done"), token);
        };

        await host.ProcessAsync(KernelHost.Message("go"), id: "in-x");

        var writes = Assert.Single(host.Store.Made);
        Assert.Equal(["conversation", "outbox", "test-counter"], writes.Select(write => write.Key.Type).Order());
        var conversation = (await host.ConversationAsync())!;
        Assert.Equal("in-x", Assert.Single(conversation.Recent).InboundId);
        Assert.Equal(2, conversation.LastSequence);
    }

    [Fact]
    public async Task Turn_ThatChangesNothingElse_CostsOneDocument()
    {
        var host = new KernelHost(bot);

        await host.SayAsync("a");

        Assert.Single(Assert.Single(host.Store.Made));
    }

    [Fact]
    public async Task Log_PersonBeforeReplies_WithChannelDataUnchanged()
    {
        var host = new KernelHost(bot);
        var channelData = JsonSerializer.Deserialize<JsonElement>("""{"clientActivityID":"17637mk2ll8","n":1.50,"sâu":[1,{"b":null}]}""");

        var outcome = await host.ProcessAsync(KernelHost.Message("chào") with { ChannelData = channelData, ServiceUrl = "https://evil.example" });

        var log = await host.ReadLogAsync();
        Assert.Equal(["chào", "echo chào"], log.Select(each => each.Text));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(channelData.GetRawText()), JsonNode.Parse(log[0].ChannelData!.Value.GetRawText())));
        Assert.Null(log[0].ServiceUrl);
        Assert.Equal("c1|0000001", Assert.IsType<TurnOutcome.Processed>(outcome).ActivityId);
    }

    [Fact]
    public async Task Log_Ids_AreTheConversationAndSevenDigits()
    {
        var host = new KernelHost(bot);
        await host.SayAsync("a");
        await host.SayAsync("b");

        Assert.Equal(["c1|0000001", "c1|0000002", "c1|0000003", "c1|0000004"], (await host.ReadLogAsync()).Select(each => each.Id));
    }

    [Fact]
    public async Task Log_SenderAndConversation_AreWhatTheChannelProved()
    {
        var host = new KernelHost(bot);

        await host.ProcessAsync(KernelHost.Message("a") with
        {
            Id = "forged",
            From = new ChannelAccount { Id = "somebody-else", Name = "Sáu", Role = Roles.Bot },
            Conversation = new ConversationAccount { Id = "elsewhere" },
            ChannelId = "emulator",
            Timestamp = KernelHost.Start.AddYears(5),
        });

        var heard = (await host.ReadLogAsync())[0];
        Assert.Equal(("u1", "Sáu", Roles.User), (heard.From?.Id, heard.From?.Name, heard.From?.Role));
        Assert.Equal(("c1", Channels.DirectLine, "c1|0000001"), (heard.Conversation?.Id, heard.ChannelId, heard.Id));
        Assert.Equal(KernelHost.Start, heard.Timestamp);
    }

    [Fact]
    public async Task Turn_OfAnotherPersonInTheSameConversation_IsTheirs()
    {
        var host = new KernelHost(bot);
        bot.OnTurn = static (turn, token) => turn.SendActivityAsync(Activity.Message($"{turn.Conversation.UserId}={turn.Activity.From?.Id}"), token);

        await host.ProcessAsync(KernelHost.Message("a"), user: "u1");
        await host.ProcessAsync(KernelHost.Message("b"), user: "u2");

        Assert.Equal(["u1=u1", "u2=u2"], (await host.ReadLogAsync()).Where(each => each.From?.Role == Roles.Bot).Select(each => each.Text));
    }

    [Fact]
    public async Task ReplyToId_OfAReply_IsThePersonsMessage()
    {
        var host = new KernelHost(bot);

        var reply = Assert.Single(await host.TalkAsync(KernelHost.Message("a")));

        Assert.Equal("c1|0000001", reply.ReplyToId);
    }

    [Fact]
    public async Task ReplyToId_AfterAConversationUpdate_IsAbsentAndTheUpdateIsNotLogged()
    {
        var host = new KernelHost(bot);

        await host.ProcessAsync(new Activity { Type = ActivityTypes.ConversationUpdate, Id = "internal" });

        var reply = Assert.Single(await host.ReadLogAsync());
        Assert.Equal((Roles.Bot, null), (reply.From?.Role, reply.ReplyToId));
    }

    [Fact]
    public async Task Timestamps_WhateverTheClockDoes_RiseByWholeMilliseconds()
    {
        var host = new KernelHost(bot);
        for (var turn = 0; turn < 20; turn++)
        {
            await host.SayAsync("a");
            host.Time.Advance(TimeSpan.FromTicks(10_001 * (turn % 3)));
        }

        host.Time.AdjustTime(KernelHost.Start.AddHours(-1));
        await host.SayAsync("b");

        var instants = (await host.ReadLogAsync()).Select(each => each.Timestamp!.Value.ToUnixTimeMilliseconds()).ToList();
        Assert.Equal(instants.Distinct().Order(), instants);
    }

    [Fact]
    public async Task Timestamp_OnTheWire_IsUtcWithZ()
    {
        var host = new KernelHost(bot);
        await host.SayAsync("a");

        var json = JsonDocument.Parse(host.Committed[0].Entry.Activity.Utf8);

        Assert.Equal("2026-11-22T01:00:00Z", json.RootElement.GetProperty("timestamp").GetString());
    }

    [Fact]
    public async Task Duplicate_OfAnInboundId_ChangesNothing()
    {
        var host = new KernelHost(bot);
        var first = Assert.IsType<TurnOutcome.Processed>(await host.ProcessAsync(KernelHost.Message("a"), id: "x"));
        await host.ProcessAsync(KernelHost.Message("b"), id: "y");

        var second = Assert.IsType<TurnOutcome.Duplicate>(await host.ProcessAsync(KernelHost.Message("changed"), id: "x"));

        Assert.Equal(first.ActivityId, second.ActivityId);
        Assert.Equal(2, host.Store.Tried.Count);
        Assert.Equal(4, (await host.ReadLogAsync()).Count);
    }

    [Fact]
    public async Task Duplicate_TenAtOnce_AreProcessedOnce()
    {
        var host = new KernelHost(bot) { Store = { GivesWay = true } };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => host.ProcessAsync(KernelHost.Message("a"), id: "x"))));

        Assert.Single(outcomes.OfType<TurnOutcome.Processed>());
        Assert.Equal(9, outcomes.OfType<TurnOutcome.Duplicate>().Count());
        Assert.Single(await host.ReadLogAsync(), each => each.From?.Role == Roles.User);
    }

    [Fact]
    public async Task Duplicate_InAnotherConversation_IsNone()
    {
        var host = new KernelHost(bot);
        await host.ProcessAsync(KernelHost.Message("a"), "c1", id: "x");

        Assert.IsType<TurnOutcome.Processed>(await host.ProcessAsync(KernelHost.Message("a"), "c2", id: "x"));
    }

    [Fact]
    public async Task Recent_AfterManyTurns_StaysBounded()
    {
        var host = new KernelHost(bot);
        for (var turn = 0; turn < Conversation.RecentMax + 10; turn++)
        {
            await host.ProcessAsync(KernelHost.Message("a"));
        }

        Assert.Equal(Conversation.RecentMax, (await host.ConversationAsync())!.Recent.Count);
    }

    [Fact]
    public async Task Failure_OfTheBot_RecordsTheMessageAndApologisesAndKeepsNothingElse()
    {
        var host = new KernelHost(bot);
        bot.OnTurn = Ask;
        await host.SayAsync("ask");
        var before = (await host.ConversationAsync())!.Dialogs;
        bot.OnTurn = static async (turn, token) =>
        {
            turn.Dialogs = Kernel.Dialogs.DialogState.Empty;
            turn.Documents.Put(new Counter { Id = "a", Value = 1 });
            turn.Enqueue(ToSomebody(turn.NewId()));
            await turn.SendActivityAsync(Activity.Message("half a sentence"), token);
            throw new InvalidOperationException("bug");
        };

        var said = await host.SayAsync("go");

        Assert.Equal([ScriptedBot.Apology], said);
        Assert.Equal("go", (await host.ReadLogAsync())[^2].Text);
        Assert.Null(await host.LoadAsync<Counter>("a"));
        Assert.Equal(JsonSerializer.Serialize(before.QuestionsAsked), JsonSerializer.Serialize((await host.ConversationAsync())!.Dialogs.QuestionsAsked));
        Assert.Equal(before.Stack.Select(each => each.Id), (await host.ConversationAsync())!.Dialogs.Stack.Select(each => each.Id));
        Assert.DoesNotContain(host.Store.Made.SelectMany(each => each), write => write.Key.Type == "outbox");
        Assert.Equal(0, host.Wakes);
    }

    [Fact]
    public async Task Failure_OfTheApologyToo_StillRecordsTheMessage()
    {
        var host = new KernelHost(bot);
        bot.OnTurn = static (_, _) => throw new InvalidOperationException("bug");
        bot.OnError = static (turn, _, _) =>
        {
            turn.Documents.Put(new Counter { Id = "a", Value = 1 });
            throw new InvalidOperationException("bug in the apology");
        };

        Assert.Empty(await host.SayAsync("go"));

        Assert.Equal("go", Assert.Single(await host.ReadLogAsync()).Text);
        Assert.Null(await host.LoadAsync<Counter>("a"));
    }

    [Fact]
    public async Task Failure_ByACancellationThatIsNotOurs_IsAFailureLikeAnother()
    {
        var host = new KernelHost(bot);
        bot.OnTurn = static (_, _) => throw new TaskCanceledException("a time limit inside the bot");

        Assert.Equal([ScriptedBot.Apology], await host.SayAsync("go"));
    }

    [Fact]
    public async Task Cancellation_BeforeTheCommit_LeavesNoTrace()
    {
        var host = new KernelHost(bot);
        using var cancellation = new CancellationTokenSource();
        bot.OnTurn = async (turn, token) =>
        {
            await turn.SendActivityAsync(Activity.Message("never"), token);
            await cancellation.CancelAsync();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await host.Processor.ProcessAsync(
            new InboundTurn(KernelHost.Reference(), "x", KernelHost.Message("a")), cancellation.Token));

        Assert.Empty(host.Store.Made);
        Assert.Empty(host.Committed);
    }

    [Fact]
    public async Task Cancellation_DuringTheCommit_DoesNotHideWhatIsOnDisk()
    {
        var host = new KernelHost(bot);
        using var cancellation = new CancellationTokenSource();
        host.Store.BeforeCommit = _ => cancellation.CancelAsync();
        host.Store.AfterCommit = static token => token.ThrowIfCancellationRequested();

        await host.Processor.ProcessAsync(new InboundTurn(KernelHost.Reference(), "x", KernelHost.Message("a")), cancellation.Token);

        Assert.Equal(2, host.Committed.Count);
    }

    [Fact]
    public async Task StoreFailure_AtTheCommit_PropagatesAndNothingIsSent()
    {
        var host = new KernelHost(bot);
        bot.OnTurn = static async (turn, token) =>
        {
            turn.Enqueue(ToSomebody(turn.NewId()));
            await turn.SendActivityAsync(Activity.Message("never"), token);
        };
        host.Store.BeforeCommit = static _ => throw new StoreFailedException("disk full");

        await Assert.ThrowsAsync<StoreFailedException>(() => host.ProcessAsync(KernelHost.Message("a"), id: "x"));

        Assert.Empty(host.Committed);
        Assert.Equal(0, host.Wakes);
        host.Store.BeforeCommit = null;
        Assert.IsType<TurnOutcome.Processed>(await host.ProcessAsync(KernelHost.Message("a"), id: "x"));
    }

    [Fact]
    public async Task StoreFailure_InsideTheBot_IsNotApologisedFor()
    {
        var host = new KernelHost(bot);
        bot.OnTurn = static (_, _) => throw new StoreFailedException("disk gone");

        await Assert.ThrowsAsync<StoreFailedException>(() => host.ProcessAsync(KernelHost.Message("a")));
        Assert.Empty(host.Store.Made);
    }

    [Fact]
    public async Task Observer_HearsOfAnEntry_OnlyWhenItIsOnDisk()
    {
        var host = new KernelHost(bot);
        host.Store.BeforeCommit = writes =>
        {
            var inWork = writes.Select(write => write.Document).OfType<Conversation>().Single();
            Assert.Equal(inWork.LastSequence - 2, host.Committed.Count);
            return Task.CompletedTask;
        };
        await host.SayAsync("a");
        await host.SayAsync("b");

        Assert.Equal([1L, 2L, 3L, 4L], host.Committed.Select(each => each.Entry.Sequence));
    }

    [Fact]
    public async Task Observer_TurnWithoutEntries_IsNotCalled()
    {
        var host = new KernelHost(bot);
        bot.OnTurn = static (_, _) => ValueTask.CompletedTask;

        await host.ProcessAsync(new Activity { Type = ActivityTypes.Typing });

        Assert.Equal(0, host.ObserverCalls);
    }

    [Fact]
    public async Task Outbox_IsWoken_OnlyWhenSomethingWasEnqueued()
    {
        var host = new KernelHost(bot);
        await host.SayAsync("a");
        Assert.Equal(0, host.Wakes);

        bot.OnTurn = static (turn, _) =>
        {
            turn.Enqueue(ToSomebody(turn.NewId()));
            return ValueTask.CompletedTask;
        };
        await host.SayAsync("b");

        Assert.Equal(1, host.Wakes);
    }

    [Fact]
    public async Task Rerun_AfterAConflict_HasTheSameInstantAndIds()
    {
        var host = new KernelHost(bot);
        var runs = new List<(DateTimeOffset Now, string Id)>();
        bot.OnTurn = async (turn, token) =>
        {
            runs.Add((turn.Now, turn.NewId()));
            var counter = await turn.SystemDocuments.LoadAsync<Counter>("shared", token);
            turn.SystemDocuments.Put(new Counter { Id = "shared", Value = (counter?.Value ?? 0) + 1 });
        };
        host.Store.BeforeCommit = async _ =>
        {
            host.Store.BeforeCommit = null;
            host.Time.Advance(TimeSpan.FromMinutes(1));
            await host.PutAsync(new Counter { Id = "shared", Value = 41 });
        };

        await host.SayAsync("a");

        Assert.Equal(2, runs.Count);
        Assert.Equal(runs[0], runs[1]);
        Assert.Equal(42, (await host.LoadAsync<Counter>("shared"))!.Value);
    }

    [Fact]
    public async Task Rerun_OfATurnThatCanNeverCommit_EndsInAnApology()
    {
        var host = new KernelHost(bot);
        await host.PutAsync(new Counter { Id = "taken", Value = 1 });
        bot.OnTurn = static (turn, _) =>
        {
            turn.SystemDocuments.Put(new Counter { Id = "taken", Value = 2 });
            return ValueTask.CompletedTask;
        };

        Assert.Equal([ScriptedBot.Apology], await host.SayAsync("a"));
        Assert.Equal(1, (await host.LoadAsync<Counter>("taken"))!.Value);
    }

    [Fact]
    public async Task NewId_OverTurns_IsNeverTheSame()
    {
        var host = new KernelHost(bot);
        var ids = new List<string>();
        bot.OnTurn = (turn, _) =>
        {
            ids.AddRange([turn.NewId(), turn.NewId()]);
            return ValueTask.CompletedTask;
        };
        await host.SayAsync("a");
        await host.SayAsync("b");
        await host.SayAsync("c", "c2");

        Assert.Equal(6, ids.Distinct().Count());
    }

    [Fact]
    public async Task Middleware_Registered_RunsInOrderAroundTheBot()
    {
        var order = new List<string>();
        bot.OnTurn = (turn, _) =>
        {
            order.Add($"bot {turn.Get<string>()}");
            return ValueTask.CompletedTask;
        };
        var host = new KernelHost(services => services
            .AddSingleton<IBot>(bot)
            .AddSingleton<IMiddleware>(new Noting("outer", order))
            .AddSingleton<IMiddleware>(new Noting("inner", order)));

        await host.SayAsync("a");

        Assert.Equal(["outer in", "inner in", "bot inner", "inner out", "outer out"], order);
    }

    [Fact]
    public async Task Activity_AsDeepAsTheWireAllows_CanBeReadAgain()
    {
        var host = new KernelHost(bot);
        var deep = $$"""{"type":"message","text":"a","channelData":{{new string('[', 62)}}{{new string(']', 62)}}}""";

        await host.TalkAsync(JsonSerializer.Deserialize(deep, ActivityJson.Wire.Activity)!);

        Assert.Equal(["echo b"], await host.SayAsync("b"));
    }

    [Fact]
    public async Task Activity_WithHalfACharacterInItsChannelData_IsRecordedAllTheSame()
    {
        var host = new KernelHost(bot);
        var odd = JsonSerializer.Deserialize("""{"type":"message","text":"a","channelData":{"x":"\ud800"}}""", ActivityJson.Wire.Activity)!;

        Assert.Single(await host.TalkAsync(odd));
        Assert.Equal(["echo b"], await host.SayAsync("b"));
    }

    private static OutboxMessage ToSomebody(string id) => new()
    {
        Id = id,
        To = KernelHost.Reference("c9", "u9"),
        Activity = Activity.Message("news"),
        NotBefore = KernelHost.Start,
    };

    private static async ValueTask Ask(ITurnContext turn, CancellationToken token)
    {
        turn.Dialogs = new Kernel.Dialogs.DialogState
        {
            QuestionsAsked = 1,
            Stack = [new Kernel.Dialogs.DialogInstance { Id = "d", Version = 1, Step = "s", Question = new Kernel.Dialogs.OpenQuestion(1, [], false, false) }],
        };
        await turn.SendActivityAsync(Activity.Message("?"), token);
    }

    private sealed class Noting(string name, List<string> order) : IMiddleware
    {
        public async ValueTask OnTurnAsync(ITurnContext turn, NextDelegate next, CancellationToken cancellationToken)
        {
            order.Add($"{name} in");
            turn.Set(name);
            await next(cancellationToken);
            order.Add($"{name} out");
        }
    }
}
