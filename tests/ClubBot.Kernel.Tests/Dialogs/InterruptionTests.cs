using ClubBot.Kernel.Dialogs;

namespace ClubBot.Kernel.Tests.Dialogs;

public sealed class InterruptionTests
{
    [Fact]
    public async Task Back_OverAnsweredSteps_AsksThemInReverseAndThenLeavesToTheParent()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");
        await host.SayAsync("1");
        await host.SayAsync("1");

        Assert.Equal(["loan.amount?"], await host.SayAsync("back"));
        Assert.Equal(["loan.which?"], await host.SayAsync("0"));
        Assert.Equal(["menu?"], await host.SayAsync("back"));
        Assert.Equal(["menu?"], await host.SayAsync("back"));
        Assert.Equal("root.menu", await host.StackAsync());
    }

    [Fact]
    public async Task Back_OverAStepThatSkippedItself_GoesToTheOneThatAsked()
    {
        var host = DialogHost.With(new ScriptedDialog("loan")
            .Choose("which", "skipped", DialogHost.Yes)
            .Step("skipped", static _ => new StepResult.GoTo("sure"), static (_, _) => new StepResult.NotUnderstood())
            .Choose("sure", null, DialogHost.Yes));
        await host.SayAsync("i want the loan");
        Assert.Equal(["loan.sure?"], await host.SayAsync("1"));

        Assert.Equal(["loan.which?"], await host.SayAsync("back"));
        Assert.Equal(["menu?"], await host.SayAsync("back"));
    }

    [Fact]
    public async Task Back_AfterAChildDialog_GoesToTheStepThatBeganIt()
    {
        var host = DialogHost.With(new ScriptedDialog("visit") { OnChildEnded = static (_, reason, _) => new StepResult.GoTo(reason == DialogReason.EndCalled ? "sure" : "who") }
            .Choose("when", "who", DialogHost.Yes)
            .Step("who", static _ => StepResult.Ask("who?", new Choice("pick", "Chọn")), static (_, _) => new StepResult.Begun("pick"))
            .Choose("sure", null, DialogHost.Yes));
        await host.SayAsync("i want to visit");
        await host.SayAsync("1");
        await host.SayAsync("1");
        Assert.Equal(["visit.sure?"], await host.SayAsync("1"));

        Assert.Equal(["who?"], await host.SayAsync("back"));
        Assert.Equal(["visit.when?"], await host.SayAsync("back"));
    }

    [Fact]
    public async Task Back_AtTheFirstStepOfAChild_ReturnsToTheStepThatBeganIt()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want to visit");
        await host.SayAsync("anything");
        await host.SayAsync("1");
        Assert.Equal("pick.name visit.who root.menu", await host.StackAsync());

        Assert.Equal(["who?"], await host.SayAsync("back"));
        Assert.Equal(["note?"], await host.SayAsync("back"));
    }

    [Fact]
    public async Task Back_ToAStepThatIsGone_GoesFurtherBack()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");
        await host.SayAsync("1");
        await host.SayAsync("1");
        await host.UpgradeAsync(new ScriptedDialog("loan").Choose("which", "sure", DialogHost.Yes).Choose("sure", null, DialogHost.Yes));

        Assert.Equal(["loan.which?"], await host.SayAsync("back"));
    }

    [Fact]
    public async Task Help_InAQuestion_AsksItAgain()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");

        Assert.Equal(["[help]", "loan.which?"], await host.SayAsync("help"));
    }

    [Fact]
    public async Task Stop_ThenResume_GoesOnWhereItWas()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");
        await host.SayAsync("1");

        Assert.Equal(["[stopped]", "menu?"], await host.SayAsync("stop"));
        Assert.Equal("root.menu", await host.StackAsync());
        Assert.Equal(["[going on]", "loan.amount?"], await host.SayAsync("resume"));
        Assert.Equal("loan.amount root.menu", await host.StackAsync());
        Assert.Equal(["loan.which?"], await host.SayAsync("back"));
    }

    [Fact]
    public async Task Stop_AndResume_WithNothingThere_SaySo()
    {
        var host = DialogHost.With();
        await host.SayAsync("hello");

        Assert.Equal(["[nothing to stop]", "menu?"], await host.SayAsync("stop"));
        Assert.Equal(["[nothing to resume]", "menu?"], await host.SayAsync("resume"));
    }

    [Fact]
    public async Task Stop_AtTheMenu_KeepsWhatWasSetAside()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");
        await host.SayAsync("stop");
        await host.SayAsync("stop");

        Assert.Equal(["[going on]", "loan.which?"], await host.SayAsync("resume"));
    }

    [Fact]
    public async Task Human_AsFirstWord_IsReached()
    {
        var host = DialogHost.With();

        Assert.Equal(["human.call?"], await host.SayAsync("human"));
        Assert.Equal("human.call root.menu", await host.StackAsync());
    }

    [Fact]
    public async Task Human_AgainAndAgain_IsOneDialog()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");
        await host.SayAsync("human");
        await host.SayAsync("human");

        Assert.Equal("human.call loan.which root.menu", await host.StackAsync());
    }

    [Theory]
    [InlineData("i want to visit")]
    [InlineData("i want the loan")]
    [InlineData("human")]
    public async Task Emergency_InAnyDialog_Wins(string before)
    {
        var host = DialogHost.With();
        await host.SayAsync(before);

        Assert.Equal(["sos.alert?"], await host.SayAsync("cứu"));
    }

    [Fact]
    public async Task Emergency_OverABrokenStack_Wins()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");
        await host.UpgradeAsync(new ScriptedDialog("loan", 2) { OnMigrate = static _ => throw new KeyNotFoundException() }.Choose("new", null, DialogHost.Yes));

        Assert.Equal(["sos.alert?"], await host.SayAsync("cứu"));
    }

    [Fact]
    public async Task Detours_OverAndOver_DoNotGrowTheStackWithoutEnd()
    {
        var host = DialogHost.With(new ScriptedDialog("visit").Choose("when", null, DialogHost.Yes));
        for (var round = 0; round < 40; round++)
        {
            await host.SayAsync("i want the loan");
            await host.SayAsync("i want to visit");
        }

        var state = await host.StateAsync();
        Assert.InRange(state.Stack.Count, 2, DialogState.DepthMax);
        Assert.Equal("root", state.Stack[^1].Id);
    }

    [Fact]
    public async Task StopAndResume_OverAndOver_DoNotGrowTheStackWithoutEnd()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");
        for (var round = 0; round < 40; round++)
        {
            await host.SayAsync("stop");
            await host.SayAsync("i want the loan");
            await host.SayAsync("resume");
        }

        var state = await host.StateAsync();
        Assert.InRange(state.Stack.Count, 2, DialogState.DepthMax);
        Assert.InRange(state.SetAside.Count, 0, DialogState.DepthMax);
    }

    [Fact]
    public async Task Trail_GoingRoundInCircles_HoldsEachStepOnce()
    {
        var host = DialogHost.With(new ScriptedDialog("loan").Choose("a", "b", DialogHost.Yes).Choose("b", "c", DialogHost.Yes).Choose("c", "a", DialogHost.Yes));
        await host.SayAsync("i want the loan");
        for (var round = 0; round < 20; round++)
        {
            await host.SayAsync("1");
        }

        Assert.InRange((await host.StateAsync()).Stack[0].Trail.Count, 0, 3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Steps_ThatSendEachOtherInCircles_EndInAnApologyNotInACrash(bool byStep)
    {
        var loop = byStep
            ? new ScriptedDialog("loan")
                .Step("a", static _ => new StepResult.GoTo("b"), static (_, _) => new StepResult.NotUnderstood())
                .Step("b", static _ => new StepResult.GoTo("a"), static (_, _) => new StepResult.NotUnderstood())
            : new ScriptedDialog("loan").Step("a", static _ => new StepResult.Begun("loan"), static (_, _) => new StepResult.NotUnderstood());
        var host = DialogHost.With(loop);

        Assert.Equal([ScriptedBot.Apology], await host.SayAsync("i want the loan"));
        Assert.Equal(["menu?"], await host.SayAsync("hello"));
    }
}
