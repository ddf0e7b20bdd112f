using ClubBot.Kernel.Documents;

namespace ClubBot.Kernel.Tests.Documents;

public sealed class DocumentSessionTests
{
    private static readonly DocumentCatalog Catalog = new([Counter.Type]);

    private readonly StoreProbe store = new(Catalog);

    [Fact]
    public async Task Load_WhatWasPut_IsSeenBeforeTheCommit()
    {
        var session = NewSession();
        session.Put(Of("a", 1));

        Assert.Equal(1, (await LoadAsync(session, "a"))!.Value);
        Assert.Null(await LoadAsync(NewSession(), "a"));
    }

    [Fact]
    public async Task Load_WhatWasDeleted_IsGoneBeforeTheCommit()
    {
        await SaveAsync(Of("a", 1));
        var session = NewSession();
        session.Delete((await LoadAsync(session, "a"))!);

        Assert.Null(await LoadAsync(session, "a"));
        Assert.NotNull(await LoadAsync(NewSession(), "a"));
        await CommitAsync(session);
        Assert.Null(await LoadAsync(NewSession(), "a"));
    }

    [Fact]
    public async Task Query_StagedAndCommitted_AreSeenTogetherInOrder()
    {
        await SaveAsync(Of("a", 1, "m1"), Of("c", 1, "m1"), Of("d", 1, "m1"), Of("e", 1, "m2"));
        var session = NewSession();
        session.Put(Of("b", 2, "m1"));
        session.Put((await LoadAsync(session, "c"))! with { MemberId = "m2" });
        session.Delete((await LoadAsync(session, "d"))!);
        session.Put((await LoadAsync(session, "e"))! with { MemberId = "m1" });

        var found = await session.QueryAsync<Counter>(Counter.ByMember, "m1", 10, CancellationToken.None);

        Assert.Equal(["a", "b", "e"], found.Select(each => each.Id));
    }

    [Fact]
    public async Task Query_FewerThanThereAre_TakesTheFirstEvenWhenSomeWereStagedAway()
    {
        await SaveAsync(Of("a", 1, "m1"), Of("b", 1, "m1"), Of("c", 1, "m1"), Of("d", 1, "m1"));
        var session = NewSession();
        session.Delete((await LoadAsync(session, "a"))!);
        session.Delete((await LoadAsync(session, "b"))!);

        var found = await session.QueryAsync<Counter>(Counter.ByMember, "m1", 2, CancellationToken.None);

        Assert.Equal(["c", "d"], found.Select(each => each.Id));
    }

    [Fact]
    public async Task Query_LargestLimitWithSomethingStaged_DoesNotOverflow()
    {
        var session = NewSession();
        session.Put(Of("a", 1, "m1"));

        Assert.Single(await session.QueryAsync<Counter>(Counter.ByMember, "m1", int.MaxValue, CancellationToken.None));
    }

    [Fact]
    public async Task QueryRange_OpenEnd_ReachesToTheLastKey()
    {
        await SaveAsync(Of("a", 1, "m1"), Of("b", 1, "m2"), Of("c", 1, "m3"));

        var found = await NewSession().QueryRangeAsync<Counter>(Counter.ByMember, "m2", null, 10, CancellationToken.None);

        Assert.Equal(["b", "c"], found.Select(each => each.Id));
    }

    [Fact]
    public async Task Commit_DocumentNeverLoadedThatExists_IsAConflict()
    {
        await SaveAsync(Of("a", 1));
        var session = NewSession();
        session.Put(Of("a", 2));

        var conflict = Assert.IsType<CommitOutcome.Conflict>(await session.CommitAsync(CancellationToken.None));

        Assert.Equal(new DocumentKey("test-counter", "a"), conflict.Key);
        Assert.Equal(1, (await LoadAsync(NewSession(), "a"))!.Value);
    }

    [Fact]
    public async Task Commit_DocumentChangedAfterTheFirstRead_IsAConflictThoughItWasQueriedAgain()
    {
        await SaveAsync(Of("a", 1, "m1"));
        var session = NewSession();
        var first = (await LoadAsync(session, "a"))!;
        await SaveAsync(Of("a", 2, "m1"));
        _ = await session.QueryAsync<Counter>(Counter.ByMember, "m1", 10, CancellationToken.None);
        session.Put(first with { Value = 3 });

        Assert.IsType<CommitOutcome.Conflict>(await session.CommitAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Commit_DocumentThatAppearedAfterItWasMissed_IsAConflict()
    {
        var session = NewSession();
        Assert.Null(await LoadAsync(session, "a"));
        await SaveAsync(Of("a", 1));
        session.Put(Of("a", 2));

        Assert.IsType<CommitOutcome.Conflict>(await session.CommitAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Commit_PutAndDeletedAgain_WritesNothing()
    {
        var session = NewSession();
        session.Put(Of("a", 1));
        session.Delete(Of("a", 1));
        await CommitAsync(session);

        Assert.Empty(store.Made);
    }

    [Fact]
    public async Task Delete_WhatWasNeverLoaded_IsRefusedRatherThanForgotten()
    {
        await SaveAsync(Of("a", 1));

        Assert.Throws<InvalidOperationException>(() => NewSession().Delete(Of("a", 1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Put_WithoutId_IsRefused(string id) =>
        Assert.Throws<ArgumentException>(() => NewSession().Put(Of(id, 1)));

    [Fact]
    public void Put_IdTooLong_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NewSession().Put(Of(new string('a', Document.IdLengthMax + 1), 1)));

    [Fact]
    public async Task Load_OfAnotherMember_IsRefused()
    {
        await SaveAsync(Of("a", 1, "m2"));

        await Assert.ThrowsAsync<AccessDeniedException>(async () => await LoadAsync(AsMember("m1"), "a"));
    }

    [Fact]
    public async Task Query_OfAnotherMember_IsRefusedForStagedAndCommitted()
    {
        await SaveAsync(Of("a", 1, "m2"));
        var system = NewSession();
        system.Put(Of("b", 1, "m3"));
        var member = system.Under(new OnlyMember("m1"));

        await Assert.ThrowsAsync<AccessDeniedException>(async () => await member.QueryAsync<Counter>(Counter.ByMember, "m2", 9, CancellationToken.None));
        await Assert.ThrowsAsync<AccessDeniedException>(async () => await member.QueryAsync<Counter>(Counter.ByMember, "m3", 9, CancellationToken.None));
    }

    [Fact]
    public void Put_OfAnotherMember_IsRefused() =>
        Assert.Throws<AccessDeniedException>(() => AsMember("m1").Put(Of("a", 1, "m2")));

    [Fact]
    public async Task Put_ForeignDocumentRewrittenAsOnesOwn_IsRefused()
    {
        await SaveAsync(Of("a", 1, "m2"));
        var system = NewSession();
        var foreign = (await LoadAsync(system, "a"))!;

        Assert.Throws<AccessDeniedException>(() => system.Under(new OnlyMember("m1")).Put(foreign with { MemberId = "m1" }));
    }

    [Fact]
    public async Task Delete_OfAnotherMember_IsRefused()
    {
        await SaveAsync(Of("a", 1, "m2"));
        var system = NewSession();
        var foreign = (await LoadAsync(system, "a"))!;

        Assert.Throws<AccessDeniedException>(() => system.Under(new OnlyMember("m1")).Delete(foreign with { MemberId = "m1" }));
    }

    [Fact]
    public async Task Under_AnotherPolicy_IsTheSameUnitOfWork()
    {
        var system = NewSession();
        var member = system.Under(new OnlyMember("m1"));
        member.Put(Of("a", 7, "m1"));

        Assert.Equal(7, (await LoadAsync(system, "a"))!.Value);
        await CommitAsync(system);
        Assert.Equal(7, (await LoadAsync(NewSession(), "a"))!.Value);
    }

    private static Counter Of(string id, long value, string member = "") => new() { Id = id, Value = value, MemberId = member };

    private static ValueTask<Counter?> LoadAsync(IDocumentSession session, string id) =>
        session.LoadAsync<Counter>(id, CancellationToken.None);

    private static async Task CommitAsync(IDocumentSession session) =>
        Assert.IsType<CommitOutcome.Committed>(await session.CommitAsync(CancellationToken.None));

    private DocumentSession NewSession() => new(store, Catalog, SystemAccess.Instance);

    private IDocumentSession AsMember(string member) => NewSession().Under(new OnlyMember(member));

    private async Task SaveAsync(params Counter[] counters)
    {
        var session = NewSession();
        foreach (var counter in counters)
        {
            _ = await LoadAsync(session, counter.Id);
            session.Put(counter);
        }

        await CommitAsync(session);
    }

    private sealed class OnlyMember(string member) : IAccessPolicy
    {
        public bool MayRead(Document document) => document is IMemberDocument mine && mine.MemberId == member;

        public bool MayWrite(Document document) => MayRead(document);
    }
}
