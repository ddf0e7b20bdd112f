using ClubBot.Dialogs.Areas.Rights;
using ClubBot.Dialogs.Tests.Transcripts;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Tests.Areas.Rights;

public sealed class RightsDialogTests
{
    [Fact]
    public async Task Question_WithAge_LeavesNeitherInTheDialogsState()
    {
        await using var club = await TestClub.CreateAsync();
        await club.OpenAsync("khach");

        await club.SayAsync("khach", "tôi 83 tuổi không có lương hưu thì được gì");

        Assert.Contains((await club.HeardAsync("khach")).Select(activity => activity.Text), text => text?.Contains("Người 83 tuổi", StringComparison.Ordinal) ?? false);
        var conversation = await club.NewSession().LoadAsync<Conversation>(TestClub.ConversationOf("khach").Key, default);
        var active = conversation!.Dialogs.Active!;
        Assert.Equal(RightsDialog.DialogId, active.Id);
        Assert.Contains("social-pension", active.State.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("83", active.State.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("lương hưu", active.State.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MessageOfOneMegabyte_InTheMenu_GetsAPoliteAnswer()
    {
        await using var club = await TestClub.CreateAsync();
        await club.OpenAsync("khach");
        await club.SayAsync("khach", "quyền lợi");

        await club.SayAsync("khach", new string('z', 1_000_000));

        Assert.EndsWith("Bác cần hỏi gì ạ?", await club.LastAsync("khach"), StringComparison.Ordinal);
    }
}
