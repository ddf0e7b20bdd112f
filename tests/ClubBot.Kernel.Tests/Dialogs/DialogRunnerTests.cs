using System.Text.Json;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Schema;

namespace ClubBot.Kernel.Tests.Dialogs;

public sealed class DialogRunnerTests
{
    [Fact]
    public async Task FirstWords_WithoutAWish_OpenTheMenu()
    {
        var host = DialogHost.With();

        Assert.Equal(["menu?"], await host.SayAsync("xin chào"));
        Assert.Equal("root.menu", await host.StackAsync());
    }

    [Fact]
    public async Task FirstWords_WithAWish_LeadThereAtOnce()
    {
        var host = DialogHost.With();

        Assert.Equal(["loan.which?"], await host.SayAsync("i want the loan"));
        Assert.Equal("loan.which root.menu", await host.StackAsync());
    }

    [Fact]
    public async Task FirstWords_ThatMeanTheMenu_OpenOneMenuOnly()
    {
        var host = DialogHost.With();

        Assert.Equal(["menu?"], await host.SayAsync("menu"));
        Assert.Equal("root.menu", await host.StackAsync());
    }

    [Theory]
    [InlineData("1", "2", "1")]
    [InlineData("Khoản một", "tất cả", "dung")]
    public async Task Choices_ByNumberOrWords_LeadToTheEndAndBackToTheMenu(string which, string amount, string sure)
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");

        Assert.Equal(["loan.amount?"], await host.SayAsync(which));
        Assert.Equal(["loan.sure?"], await host.SayAsync(amount));
        Assert.Equal(["menu?"], await host.SayAsync(sure));
        Assert.Equal("root.menu", await host.StackAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Choices_ByButton_CountEvenWithoutText(bool withText)
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");

        Assert.Equal(["loan.amount?"], await host.PressAsync((await host.ButtonsAsync())[0], withText));
    }

    [Fact]
    public async Task Buttons_OfAQuestion_AreNumberedWithTheWayBackAsZero()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");

        var buttons = await host.ButtonsAsync();

        Assert.Equal(["1. Khoản một", "2. Khoản hai", "0. Quay lại"], buttons.Select(each => each.Title));
        Assert.All(buttons, each => Assert.Equal(ActionTypes.MessageBack, each.Type));
        Assert.Equal(InputHints.ExpectingInput, (await host.Kernel.ReadLogAsync())[^1].InputHint);
    }

    [Fact]
    public async Task Button_PressedTwice_IsStaleTheSecondTime()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");
        var button = (await host.ButtonsAsync())[0];
        await host.PressAsync(button);

        Assert.Equal(["[stale]", "loan.amount?"], await host.PressAsync(button));
    }

    [Theory]
    [InlineData("""{"question":"1","choice":"one"}""")]
    [InlineData("""{"question":1.5,"choice":"one"}""")]
    [InlineData("""{"question":1,"choice":7}""")]
    [InlineData("""{"question":1}""")]
    [InlineData("""[1]""")]
    [InlineData("""null""")]
    public async Task Value_ThatIsNoButtonOfOurs_IsReadByItsText(string value)
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");

        var said = await host.Kernel.TalkAsync(KernelHost.Message("1") with { Value = JsonSerializer.Deserialize<JsonElement>(value) });

        Assert.Equal(["loan.amount?"], said.Select(each => each.Text));
    }

    [Fact]
    public async Task Value_OfAChoiceThatIsNotOffered_IsNotUnderstood()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");
        var forged = (await host.ButtonsAsync())[0] with { Text = "x", Value = JsonSerializer.Deserialize<JsonElement>("""{"question":1,"choice":"everything"}""") };

        Assert.Equal(["[not understood 1]", "loan.which?"], await host.PressAsync(forged));
    }

    [Fact]
    public async Task NotUnderstood_ThreeTimes_LeadsToAHumanAndBack()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");
        await host.SayAsync("1");

        Assert.Equal(["[not understood 1]", "loan.amount?"], await host.SayAsync("x"));
        Assert.Equal(["[not understood 2]", "loan.amount?"], await host.SayAsync("y"));
        Assert.Equal(["human.call?"], await host.SayAsync("z"));
        Assert.Equal("human.call loan.amount root.menu", await host.StackAsync());
        Assert.Equal(["loan.amount?"], await host.SayAsync("1"));
        Assert.Equal(["[not understood 1]", "loan.amount?"], await host.SayAsync("x"));
    }

    [Fact]
    public async Task NotUnderstood_AfterAGoodAnswer_CountsAnew()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");
        await host.SayAsync("x");
        await host.SayAsync("x");
        await host.SayAsync("1");

        Assert.Equal(["[not understood 1]", "loan.amount?"], await host.SayAsync("x"));
    }

    [Fact]
    public async Task NotUnderstood_WithAHint_SaysItTheFirstTime()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want to visit");

        Assert.Equal(["[hint]", "note?"], await host.SayAsync("?"));
        Assert.Equal(["[not understood 2]", "note?"], await host.SayAsync("?"));
    }

    [Fact]
    public async Task AnotherWish_DuringAQuestion_IsADetourThatComesBack()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");
        await host.SayAsync("1");

        Assert.Equal(["note?"], await host.SayAsync("i want to visit"));
        Assert.Equal("visit.note loan.amount root.menu", await host.StackAsync());
        Assert.Equal(["loan.amount?"], await host.SayAsync("back"));
    }

    [Fact]
    public async Task AnotherWish_AsFreeText_IsTheAnswer()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want to visit");

        Assert.Equal(["who?"], await host.SayAsync("i want the loan"));
    }

    [Fact]
    public async Task Detour_OverAQuestion_DoesNotHandItsResultToTheDialogBelow()
    {
        var results = new List<string?>();
        var host = DialogHost.With(new ScriptedDialog("loan")
        {
            OnChildEnded = (_, _, result) =>
            {
                results.Add(result);
                return new StepResult.Ended();
            },
        }.Choose("which", null, DialogHost.Yes));
        await host.SayAsync("i want the loan");
        await host.SayAsync("human");

        Assert.Equal(["loan.which?"], await host.SayAsync("1"));
        Assert.Empty(results);
    }

    [Theory]
    [InlineData(ActivityTypes.MessageUpdate)]
    [InlineData(ActivityTypes.MessageDelete)]
    public async Task Message_ChangedAfterwards_IsAnsweredAndTheQuestionAskedAgain(string type)
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");

        var said = await host.Kernel.TalkAsync(new Activity { Type = type, Text = "1" });

        Assert.Equal(["[changed]", "loan.which?"], said.Select(each => each.Text));
    }

    [Theory]
    [InlineData(ActivityTypes.Typing)]
    [InlineData(ActivityTypes.MessageReaction)]
    [InlineData(ActivityTypes.Event)]
    [InlineData(ActivityTypes.ConversationUpdate)]
    [InlineData(ActivityTypes.EndOfConversation)]
    [InlineData("somethingNew")]
    public async Task Activity_ThatIsNoMessage_SaysNothingAndChangesNothing(string type)
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");

        Assert.Empty(await host.Kernel.TalkAsync(new Activity { Type = type }));
        Assert.Equal(["loan.amount?"], await host.SayAsync("1"));
    }

    [Fact]
    public async Task ConversationUpdate_AtTheBeginning_GreetsOnce()
    {
        var host = DialogHost.With();

        Assert.Single(await host.Kernel.TalkAsync(new Activity { Type = ActivityTypes.ConversationUpdate }));
        Assert.Empty(await host.Kernel.TalkAsync(new Activity { Type = ActivityTypes.ConversationUpdate }));
    }

    [Fact]
    public async Task Typing_AtTheBeginning_IsNoReasonToSpeak() =>
        Assert.Empty(await DialogHost.With().Kernel.TalkAsync(new Activity { Type = ActivityTypes.Typing }));

    [Theory]
    [InlineData("audio/ogg")]
    [InlineData("image/jpeg")]
    [InlineData("application/vnd.microsoft.location")]
    public async Task Message_WithoutWords_IsAnsweredPolitely(string contentType)
    {
        var host = DialogHost.With();
        var wordless = new Activity { Type = ActivityTypes.Message, Attachments = [new Attachment { ContentType = contentType }] };

        Assert.Equal(["[cannot read]", "menu?"], (await host.Kernel.TalkAsync(wordless)).Select(each => each.Text));
        await host.SayAsync("1");
        Assert.Equal(["[cannot read]", "loan.which?"], (await host.Kernel.TalkAsync(wordless)).Select(each => each.Text));
        Assert.Equal("loan.which root.menu", await host.StackAsync());
    }
}
