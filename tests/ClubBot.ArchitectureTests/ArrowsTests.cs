namespace ClubBot.ArchitectureTests;

public sealed class ArrowsTests
{
    [Fact]
    public void Sources_OfTheRepository_AreFound()
    {
        Assert.Contains(Repository.Sources, file => file.Path == "src/ClubBot.Kernel/KernelServices.cs");
        Assert.Equal(["ClubBot", "ClubBot.Dialogs", "ClubBot.Kernel", "ClubBot.Language", "ClubBot.Storage"], Repository.Projects.Select(each => each.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ProjectReferences_OfAllProjects_FollowThePlan() =>
        Assert.Empty(Repository.Projects.SelectMany(project => Arrows.BetweenProjects(project.Name, project.Xml)));

    [Theory]
    [InlineData("ClubBot.Kernel", "ClubBot.Language")]
    [InlineData("ClubBot.Dialogs", "ClubBot.Storage")]
    [InlineData("ClubBot.Storage", "ClubBot.Dialogs")]
    [InlineData("ClubBot.Shared", "ClubBot.Kernel")]
    public void ProjectReferences_AgainstThePlan_AreFound(string from, string to) =>
        Assert.Equal([$"{from} -> {to}"], Arrows.BetweenProjects(from, $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><ProjectReference Include="..\{to}\{to}.csproj" /></ItemGroup></Project>"""));

    [Fact]
    public void Packages_OfAllProjects_KeepWebAndDatabaseInTheirPlaces() =>
        Assert.Empty(Repository.Projects.SelectMany(project => Arrows.ForbiddenPackages(project.Name, project.Xml)));

    [Theory]
    [InlineData("ClubBot.Kernel", """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="LiteDB" /></ItemGroup></Project>""")]
    [InlineData("ClubBot", """<Project Sdk="Microsoft.NET.Sdk.Web"><ItemGroup><PackageReference Include="Npgsql" /></ItemGroup></Project>""")]
    [InlineData("ClubBot.Kernel", """<Project Sdk="Microsoft.NET.Sdk.Web" />""")]
    [InlineData("ClubBot.Dialogs", """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup></Project>""")]
    public void Packages_OutOfPlace_AreFound(string name, string xml) => Assert.Single(Arrows.ForbiddenPackages(name, xml));

    [Fact]
    public void Namespaces_OfAllSources_KeepWebAndDatabaseInTheirPlaces() =>
        Assert.Empty(Repository.Sources.SelectMany(Arrows.ForbiddenNamespaces));

    [Theory]
    [InlineData("src/ClubBot.Kernel/A.cs", "using LiteDB;")]
    [InlineData("src/ClubBot/Http/A.cs", "using LiteDB.Engine;")]
    [InlineData("src/ClubBot.Dialogs/A.cs", "using Microsoft.AspNetCore.Http;")]
    [InlineData("src/ClubBot.Kernel/A.cs", "class A { Microsoft.AspNetCore.Http.HttpContext? context; }")]
    public void Namespaces_OutOfPlace_AreFound(string path, string text) =>
        Assert.Single(Arrows.ForbiddenNamespaces(SourceFile.Parse(path, text)));

    [Fact]
    public void Areas_OfAllSources_NameNoOtherArea() => Assert.Empty(Repository.Sources.SelectMany(Arrows.BetweenAreas));

    [Theory]
    [InlineData("src/ClubBot.Dialogs/Areas/Income/A.cs", "using ClubBot.Dialogs.Areas.Health;")]
    [InlineData("src/ClubBot.Dialogs/Areas/Income/Loans/A.cs", "using Day = ClubBot.Dialogs.Areas.Health.HealthDay;")]
    [InlineData("src/ClubBot.Dialogs/Areas/Income/A.cs", "namespace ClubBot.Dialogs.Areas.Income; class A { Health.HealthDay? day; }")]
    [InlineData("src/ClubBot.Dialogs/Areas/Income/A.cs", "class A { object day = Areas.Health.HealthDay.None; }")]
    [InlineData("src/ClubBot.Dialogs/Club/Meetings/A.cs", "using ClubBot.Dialogs.Areas.Health;")]
    public void Areas_ThatNameAnother_AreFound(string path, string text) =>
        Assert.Single(Arrows.BetweenAreas(SourceFile.Parse(path, text)));

    [Theory]
    [InlineData("src/ClubBot.Dialogs/Areas/Income/A.cs", "using ClubBot.Dialogs.Areas.Income.Loans;\nusing ClubBot.Dialogs.Club.Funds;\nnamespace ClubBot.Dialogs.Areas.Income;")]
    [InlineData("src/ClubBot.Dialogs/DialogServices.cs", "using ClubBot.Dialogs.Areas.Health;")]
    public void Areas_ThatKeepToThemselves_AreNotFound(string path, string text) =>
        Assert.Empty(Arrows.BetweenAreas(SourceFile.Parse(path, text)));

    [Fact]
    public void Channels_OfAllSources_NameNoAreaAndNoOtherChannel() => Assert.Empty(Repository.Sources.SelectMany(Arrows.FromChannels));

    [Theory]
    [InlineData("using ClubBot.Channels.Telegram;")]
    [InlineData("using ClubBot.Dialogs.Areas.Health;")]
    [InlineData("class A { object x = ClubBot.Channels.ZaloOa.ZaloOaChannel.Name; }")]
    public void Channels_ThatNameAnAreaOrAnotherChannel_AreFound(string text) =>
        Assert.Single(Arrows.FromChannels(SourceFile.Parse("src/ClubBot/Channels/WebChat/A.cs", text)));

    [Fact]
    public void Channels_ThatNameThemselves_AreNotFound() =>
        Assert.Empty(Arrows.FromChannels(SourceFile.Parse(
            "src/ClubBot/Channels/WebChat/A.cs", "using ClubBot.Channels.WebChat.Tokens;\nusing ClubBot.Kernel.Schema;\nclass A { string id = Channels.DirectLine; }")));

    [Fact]
    public void Practice_OfAllSources_NamesNoChannelAndIsNamedByTheHostAlone()
    {
        Assert.Empty(Repository.Sources.SelectMany(Arrows.FromPractice));
        Assert.Empty(Repository.Sources.SelectMany(Arrows.ToPractice));
    }

    [Theory]
    [InlineData("using ClubBot.Channels.Telegram;")]
    [InlineData("using ClubBot.Practice.ZaloOa;")]
    [InlineData("class A { object x = ClubBot.Channels.Telegram.TelegramWebhook.Path; }")]
    public void Practice_ThatNamesAChannelOrAnotherPlatform_IsFound(string text) =>
        Assert.Single(Arrows.FromPractice(SourceFile.Parse("src/ClubBot/Practice/Telegram/A.cs", text)));

    [Theory]
    [InlineData("src/ClubBot/Channels/Telegram/A.cs", "using ClubBot.Practice;")]
    [InlineData("src/ClubBot/Delivery/A.cs", "class A { object x = ClubBot.Practice.Telegram.FakeTelegram.Token; }")]
    public void Practice_NamedByTheRealThing_IsFound(string path, string text) =>
        Assert.Single(Arrows.ToPractice(SourceFile.Parse(path, text)));
}
