namespace ClubBot.Dialogs.Club.Funds.Transfers.Statements;

/// <summary>One movement on a bank account, as the bank's statement has it.</summary>
/// <param name="Day">Day of the transaction, on the bank's calendar.</param>
/// <param name="Amount">What came in; below zero what went out. Never zero.</param>
/// <param name="Text">The transfer's text, tidied but otherwise as the bank wrote it.</param>
/// <param name="Reference">The bank's own number of the transaction; null where the statement gives none.</param>
public sealed record StatementLine(DateOnly Day, Dong Amount, string Text, string? Reference);
