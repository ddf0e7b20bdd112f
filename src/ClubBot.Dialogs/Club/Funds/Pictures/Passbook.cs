namespace ClubBot.Dialogs.Club.Funds.Pictures;

/// <summary>What stands on the picture of a loan's passbook.</summary>
public sealed record Passbook : Sheet
{
    public required string Club { get; init; }

    /// <summary>Full name of the borrower.</summary>
    public required string Member { get; init; }

    public required string OwedLabel { get; init; }

    /// <summary>Principal that is still owed: "3.200.000 đồng".</summary>
    public required string Owed { get; init; }

    /// <summary>The same in words.</summary>
    public required string OwedInWords { get; init; }

    public required string NextLabel { get; init; }

    /// <summary>What is left to pay of the next instalment, or null where nothing is.</summary>
    public string? Next { get; init; }

    /// <summary>Its parts and its day with the lunar date, a line each; where nothing is left to pay, that.</summary>
    public required IReadOnlyList<string> NextLines { get; init; }

    public required string LinesLabel { get; init; }

    /// <summary>Heads of the columns of <see cref="Lines"/>.</summary>
    public required PassbookLine Heads { get; init; }

    /// <summary>What was paid, the newest last; as many as the picture holds.</summary>
    public required IReadOnlyList<PassbookLine> Lines { get; init; }

    /// <summary>The instant at which it was true.</summary>
    public required string AsOf { get; init; }
}

/// <summary>One line of the passbook.</summary>
/// <param name="Day">Day of payment; empty where the book does not say it.</param>
/// <param name="Principal">Without the currency, which would not fit a phone's width.</param>
/// <param name="Interest">Likewise.</param>
/// <param name="Left">Principal that was left after it.</param>
/// <param name="Document">Number of the document, or the place in the paper book.</param>
public sealed record PassbookLine(string Day, string Principal, string Interest, string Left, string Document);
