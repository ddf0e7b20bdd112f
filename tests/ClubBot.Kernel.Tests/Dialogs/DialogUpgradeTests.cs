using System.Text.Json;
using ClubBot.Kernel.Dialogs;

namespace ClubBot.Kernel.Tests.Dialogs;

public sealed class DialogUpgradeTests
{
    [Fact]
    public async Task NewVersion_WithoutMigration_BeginsAnewPolitely()
    {
        var host = await InTheMiddleAsync();
        await host.UpgradeAsync(new ScriptedDialog("loan", 2).Choose("other", null, DialogHost.Yes));

        Assert.Equal(["[begun anew]", "loan.other?"], await host.SayAsync("1"));
        Assert.Equal("loan.other root.menu", await host.StackAsync());
    }

    [Fact]
    public async Task NewVersion_WithMigration_TakesTheAnswer()
    {
        var host = await InTheMiddleAsync();
        await host.UpgradeAsync(new ScriptedDialog("loan", 2)
        {
            OnMigrate = static older => older with { Step = older.Step == "amount" ? "sum" : older.Step },
        }.Choose("which", "sum", DialogHost.Yes).Choose("sum", "sure", DialogHost.Yes, DialogHost.No).Choose("sure", null, DialogHost.Yes));

        Assert.Equal(["loan.sure?"], await host.SayAsync("1"));
        Assert.Equal(2, (await host.StateAsync()).Stack[0].Version);
    }

    [Fact]
    public async Task Migration_ThatFails_BeginsAnewPolitely()
    {
        var host = await InTheMiddleAsync();
        await host.UpgradeAsync(new ScriptedDialog("loan", 2) { OnMigrate = static _ => throw new KeyNotFoundException() }.Choose("other", null, DialogHost.Yes));

        Assert.Equal(["[begun anew]", "loan.other?"], await host.SayAsync("1"));
    }

    [Fact]
    public async Task Step_ThatIsGone_BeginsAnewPolitely()
    {
        var host = await InTheMiddleAsync();
        await host.UpgradeAsync(new ScriptedDialog("loan").Choose("which", null, DialogHost.Yes));

        Assert.Equal(["[begun anew]", "loan.which?"], await host.SayAsync("1"));
    }

    [Fact]
    public async Task Dialog_ThatIsGone_LeadsToTheMenu()
    {
        var host = await InTheMiddleAsync();
        var conversation = (await host.Kernel.ConversationAsync())!;
        var gone = conversation.Dialogs.Stack[0] with { Id = "gone" };
        await host.Kernel.PutAsync(conversation with { Dialogs = conversation.Dialogs with { Stack = [gone, conversation.Dialogs.Stack[1]] } });

        Assert.Equal(["[begun anew]", "menu?"], await host.SayAsync("1"));
        Assert.Equal("root.menu", await host.StackAsync());
    }

    [Fact]
    public async Task State_ThatCannotBeRead_BeginsAnewPolitely()
    {
        var host = await InTheMiddleAsync();
        var conversation = (await host.Kernel.ConversationAsync())!;
        var broken = conversation.Dialogs.Stack[0] with { State = JsonSerializer.Deserialize<JsonElement>("""{"answers":"no list"}""") };
        await host.Kernel.PutAsync(conversation with { Dialogs = conversation.Dialogs with { Stack = [broken, conversation.Dialogs.Stack[1]] } });

        Assert.Equal(["[begun anew]", "loan.which?"], await host.SayAsync("1"));
    }

    [Fact]
    public async Task Restart_OfADialogWithAnArgument_KeepsTheArgument()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want to visit");
        await host.SayAsync("anything");
        await host.SayAsync("1");
        await host.UpgradeAsync(new ScriptedDialog("pick", 2) { OnStart = static argument => new Bag(argument ?? throw new ArgumentNullException(nameof(argument)), []) }
            .Step("name", static step => StepResult.Ask($"name of {step.State.Argument}?"), static (_, _) => new StepResult.Ended()));

        Assert.Equal(["[begun anew]", "name of arg?"], await host.SayAsync("1"));
    }

    [Fact]
    public async Task Root_OfAnotherVersion_IsLaidAgainUnderWhatIsOpen()
    {
        var host = await InTheMiddleAsync();
        await host.UpgradeAsync(DialogHost.Root(version: 2));

        Assert.Equal(["loan.sure?"], await host.SayAsync("1"));
        Assert.Equal(["[stopped]", "menu?"], await host.SayAsync("stop"));
    }

    [Fact]
    public async Task Root_OfAnotherVersionAlone_AsksAgain()
    {
        var host = DialogHost.With();
        await host.SayAsync("hello");
        await host.UpgradeAsync(DialogHost.Root(version: 2));

        Assert.Equal(["[begun anew]", "menu?"], await host.SayAsync("1"));
        Assert.Equal(["loan.which?"], await host.SayAsync("1"));
    }

    [Fact]
    public async Task Caller_ThatIsGone_TakesTheDialogItBeganWithIt()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want to visit");
        await host.SayAsync("anything");
        await host.SayAsync("1");
        Assert.Equal("pick.name visit.who root.menu", await host.StackAsync());
        await host.UpgradeAsync(new ScriptedDialog("visit", 2).Choose("other", null, DialogHost.Yes));

        Assert.Equal(["[begun anew]", "visit.other?"], await host.SayAsync("1"));
        Assert.Equal("visit.other root.menu", await host.StackAsync());
    }

    [Fact]
    public async Task Detour_OverADialogThatIsGone_GoesOn()
    {
        var host = await InTheMiddleAsync();
        await host.SayAsync("human");
        await host.UpgradeAsync(new ScriptedDialog("loan", 2).Choose("other", null, DialogHost.Yes));

        Assert.Equal(["menu?"], await host.SayAsync("1"));
    }

    private static async Task<DialogHost> InTheMiddleAsync()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");
        Assert.Equal(["loan.amount?"], await host.SayAsync("1"));
        return host;
    }
}
