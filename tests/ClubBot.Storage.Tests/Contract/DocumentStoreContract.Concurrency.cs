using ClubBot.Kernel.Documents;
using ClubBot.Testing.Documents;

namespace ClubBot.Storage.Tests.Contract;

public abstract partial class DocumentStoreContract
{
    [Fact]
    public async Task Commit_TwoHundredIncrementsAtOnce_EndAtTwoHundred()
    {
        await CommitAsync(Put("counter", 0));
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(IncrementAsync)));
        await ReopenAsync();
        Assert.Equal((201L, 200L), await VersionAndNumberAsync("counter"));

        async Task IncrementAsync()
        {
            while (true)
            {
                var (version, number) = await VersionAndNumberAsync("counter");
                if (await CommitAsync(Put("counter", version, number: number + 1)) is CommitOutcome.Committed)
                {
                    return;
                }
            }
        }
    }

    [Fact]
    public async Task Commit_ManyForTheSameVersion_OneWins()
    {
        await CommitAsync(Put("a", 0));
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 100).Select(number => Task.Run(async () =>
            (Number: number, Outcome: await CommitAsync(Put("a", 1, number: number))))));

        var winner = Assert.Single(outcomes, outcome => outcome.Outcome is CommitOutcome.Committed);
        Assert.Equal((2L, winner.Number), await VersionAndNumberAsync("a"));
    }

    [Fact]
    public async Task Read_WhileOthersWrite_NeverGoesBackNorSeesHalf()
    {
        const int rounds = 150;
        var writers = Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var version = 0L; version < rounds; version++)
            {
                Assert.IsType<CommitOutcome.Committed>(await CommitAsync(
                    Put($"left-{writer}", version, title: $"pair-{writer}", number: version + 1),
                    Put($"right-{writer}", version, title: $"pair-{writer}", number: version + 1)));
                Assert.Equal(version + 1, (await Store.ReadAsync(Note.Key($"left-{writer}"), None))?.Version);
            }
        })).ToList();
        var readers = Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            var last = 0L;
            while (last < rounds)
            {
                var pair = await Store.QueryAsync(new IndexQuery(Note.TypeName, Note.ByTitle, $"pair-{writer}", $"pair-{writer}\0", 9), None);
                Assert.True(pair.Count is 0 or 2, $"{pair.Count} of two documents");
                Assert.Single(pair.Select(stored => ((Note)stored.Document).Number).DefaultIfEmpty().Distinct());
                var left = await Store.ReadAsync(Note.Key($"left-{writer}"), None);
                var right = await Store.ReadAsync(Note.Key($"right-{writer}"), None);
                Assert.True((right?.Version ?? 0) >= (left?.Version ?? 0), "a later read saw an older state");
                Assert.True((left?.Version ?? 0) >= last, "a document went back");
                last = left?.Version ?? 0;
                await Task.Yield();
            }
        }));
        await Task.WhenAll(writers.Concat(readers));
    }

    [Fact]
    public async Task Operations_TenThousandSeeded_AgreeWithModel()
    {
        var run = new ModelRun(seed: 20261122);
        for (var part = 0; part < 10; part++)
        {
            for (var step = 0; step < 1000; step++)
            {
                await run.StepAsync(Store, None);
            }

            await run.CompareAllAsync(Store, None);
            await ReopenAsync();
            await run.CompareAllAsync(Store, None);
        }

        Assert.True(run.Conflicts > 100 && run.Deletions > 100, $"{run.Conflicts} conflicts, {run.Deletions} deletions");
    }
}
