using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Words a plan of fees: short where it is about one person, in sums where it is about many.</summary>
internal sealed class FeeReadback(FeeTexts texts)
{
    /// <summary>Names that stand in a sentence; the others are counted.</summary>
    private const int NamesMax = 3;

    /// <summary>Full names on one line of a list.</summary>
    private const int NamesOfLine = 3;

    public string Confirm(Speech speech, FeePlan plan)
    {
        var text = plan.Fees is [var only]
            ? texts.ConfirmOne(speech, only.Who.Name, CalendarMonth.Written(only.Months), plan.Sum)
            : texts.ConfirmMany(speech, NamesOf([.. plan.Fees.Select(fee => fee.Who)]), plan.Fees.Count, MonthsOf(plan), plan.Sum);
        return string.Join('\n', [text, .. Others(plan), texts.Right()]);
    }

    public string NobodyPays(Speech speech, FeePlan plan) => string.Join('\n', [texts.NobodyPays(speech), .. Others(plan)]);

    public string Done(Speech speech, FeePlan plan, IReadOnlyList<LedgerEntry> entries) => plan.Fees is [var only]
        ? texts.DoneOne(speech, only.Who.Name, CalendarMonth.Written(only.Months), plan.Sum, entries[0].DocumentNumber)
        : texts.DoneMany(speech, plan.Fees.Count, plan.Sum, DocumentsOf([.. entries.Select(entry => entry.DocumentNumber)]));

    public string TakenBack(Speech speech, IReadOnlyList<(LedgerEntry Fee, LedgerEntry Reversal)> taken) => texts.TakenBack(
        speech,
        DocumentsOf([.. taken.Select(each => each.Fee.DocumentNumber)]),
        DocumentsOf([.. taken.Select(each => each.Reversal.DocumentNumber)]));

    /// <summary>"PT004", or the first and the last of several.</summary>
    public string DocumentsOf(IReadOnlyList<string> documents) => documents is [var only] ? only : texts.FromTo(documents[0], documents[^1]);

    /// <summary>"ông Tư, bà Út", and a number for those beyond.</summary>
    public string NamesOf(IReadOnlyList<NamedMember> people)
    {
        var shown = string.Join(", ", people.Take(NamesMax).Select(who => who.Name));
        return people.Count <= NamesMax ? shown : texts.AndOthers(shown, people.Count - NamesMax);
    }

    /// <summary>All full names: who pays, and who does not and why.</summary>
    public IReadOnlyList<string> NamePagesOf(FeePlan plan)
    {
        var lines = new List<string>();
        Add(texts.NamesPaying(), [.. plan.Fees.Select(fee => fee.Who)]);
        Add(texts.NamesLeftOut(), plan.LeftOut);
        Add(texts.NamesExempt(), plan.Exempt);
        Add(texts.NamesPaid(), plan.Paid);
        return [.. NamePages.Of(lines).Select(page => string.Join('\n', page))];

        void Add(string heading, IReadOnlyList<NamedMember> people)
        {
            foreach (var line in people.Chunk(NamesOfLine))
            {
                var names = string.Join(", ", line.Select(who => who.Member.FullName));
                lines.Add(line[0] == people[0] ? $"{heading} {names}" : names);
            }
        }
    }

    private IEnumerable<string> Others(FeePlan plan)
    {
        if (plan.IsByBank)
        {
            yield return texts.IntoTheBank();
        }

        if (plan.LeftOut.Count > 0)
        {
            yield return texts.LeftOut(NamesOf(plan.LeftOut));
        }

        if (plan.Exempt.Count > 0)
        {
            yield return texts.Exempt(NamesOf(plan.Exempt));
        }

        if (plan.Paid.Count > 0)
        {
            yield return texts.Paid(NamesOf(plan.Paid));
        }
    }

    private string MonthsOf(FeePlan plan) => plan.Months is { } months ? texts.OfMonths(CalendarMonth.Written(months))
        : plan.Fees.All(fee => fee.Months.Count == plan.Fees[0].Months.Count) ? texts.MonthsEach(plan.Fees[0].Months.Count)
        : texts.SeveralMonths();
}
