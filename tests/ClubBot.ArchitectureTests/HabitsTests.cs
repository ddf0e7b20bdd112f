namespace ClubBot.ArchitectureTests;

public sealed class HabitsTests
{
    [Fact]
    public void Statics_OfAllSources_CannotBeReplaced() => Assert.Empty(Repository.Sources.SelectMany(Habits.MutableStatics));

    [Theory]
    [InlineData("class Probe { static int counter; }")]
    [InlineData("class Probe { [System.ThreadStatic] private static string? last; }")]
    [InlineData("class Probe { public static int Counter { get; private set; } }")]
    [InlineData("class Probe { public static event System.Action? Changed; }")]
    public void Statics_ThatCanBeReplaced_AreFound(string text) => Assert.Single(Habits.MutableStatics(Probe(text)));

    [Fact]
    public void Statics_ThatStay_AreNotFound() =>
        Assert.Empty(Habits.MutableStatics(Probe("static class Probe { const int A = 1; static readonly int B = 2; static int C { get; } = 3; static int D => 4; static void E() { } }")));

    [Fact]
    public void Methods_OfAllSources_AreNotAsyncVoid() => Assert.Empty(Repository.Sources.SelectMany(Habits.AsyncVoids));

    [Theory]
    [InlineData("class Probe { async void Fire() { await X(); } }")]
    [InlineData("class Probe { void A() { async void Fire() { await X(); } } }")]
    public void Methods_ThatAreAsyncVoid_AreFound(string text) => Assert.Single(Habits.AsyncVoids(Probe(text)));

    [Fact]
    public void Lengths_OfAllSources_FitTheLimits() => Assert.Empty(Repository.Sources.SelectMany(Habits.TooLong));

    [Theory]
    [InlineData(398, 0)]
    [InlineData(400, 1)]
    public void Lengths_OfAFile_AreCounted(int comments, int findings) =>
        Assert.Equal(findings, Habits.TooLong(Probe(string.Concat(Enumerable.Repeat("// line\n", comments)) + "class Probe;\n")).Count());

    [Theory]
    [InlineData(67, 0)]
    [InlineData(68, 1)]
    public void Lengths_OfAMethod_AreCounted(int statements, int findings) =>
        Assert.Equal(findings, Habits.TooLong(Probe($"class Probe {{\nvoid A()\n{{\n{string.Concat(Enumerable.Repeat("B();\n", statements))}}}\n}}")).Count());

    [Fact]
    public void Literals_OfAllSources_HoldNoVietnamese() =>
        Assert.Empty(Repository.Sources.Where(file => !Habits.VietnameseAllowed.ContainsKey(file.Path)).SelectMany(Habits.VietnameseLiterals));

    [Fact]
    public void Literals_OfTheAllowedFiles_StillNeedTheirExemption() =>
        Assert.All(Habits.VietnameseAllowed.Keys, path => Assert.NotEmpty(Habits.VietnameseLiterals(Repository.Sources.Single(file => file.Path == path))));

    [Theory]
    [InlineData("class Probe { string a = \"Cháu chào bác\"; }")]
    [InlineData("class Probe { string a = $\"{1} đồng\"; }")]
    [InlineData("class Probe { string a = \"ho\\u0323\\u0302i\"; }")]
    [InlineData("class Probe { string a = @\"tỉnh\"; }")]
    [InlineData("class Probe { string a = \"\"\"\n    huyện\n    \"\"\"; }")]
    [InlineData("class Probe { string a = \"hội\"; }")]
    [InlineData("class Probe { string a = \"h\\u1ed9i\"; }")]
    public void Literals_InVietnamese_AreFound(string text) => Assert.Single(Habits.VietnameseLiterals(Probe(text)));

    [Fact]
    public void Literals_InCommentsOrInTheLanguageProject_AreNotFound()
    {
        Assert.Empty(Habits.VietnameseLiterals(Probe("/// <summary>hội phí</summary>\nclass Probe { string a = \"naive\"; string marks = \"\\u0300\\u0301\"; char d = 'đ'; } // đồng")));
        Assert.Empty(Habits.VietnameseLiterals(SourceFile.Parse("src/ClubBot.Language/A.cs", "class Probe { string a = \"mười\"; }")));
    }

    [Fact]
    public void TypeNames_OfAllSources_AreNotData() => Assert.Empty(Repository.Sources.SelectMany(Habits.TypeNamesAsData));

    [Theory]
    [InlineData("class Probe { string a = typeof(Probe).FullName; }")]
    [InlineData("class Probe { string a = new Probe().GetType().AssemblyQualifiedName; }")]
    [InlineData("class Probe { object a = Type.GetType(\"Probe\"); }")]
    [InlineData("class Probe { object a = new DocumentType<Probe>(nameof(Probe), Json.Probe); }")]
    [InlineData("class Probe { object a = new DocumentType<Probe>(\"ClubBot.Probe\", Json.Probe); }")]
    [InlineData("[JsonDerivedType(typeof(Probe))] class Probe;")]
    [InlineData("[JsonDerivedType(typeof(Probe), nameof(Probe))] class Probe;")]
    public void TypeNames_AsData_AreFound(string text) => Assert.Single(Habits.TypeNamesAsData(Probe(text)));

    [Fact]
    public void TypeNames_ThatAreStable_AreNotFound() =>
        Assert.Empty(Habits.TypeNamesAsData(Probe("[JsonDerivedType(typeof(Probe), \"probe\")] class Probe { object a = new DocumentType<Probe>(\"health-day\", Json.Probe); }")));

    private static SourceFile Probe(string text) => SourceFile.Parse("src/ClubBot.Dialogs/Probe.cs", text);
}
