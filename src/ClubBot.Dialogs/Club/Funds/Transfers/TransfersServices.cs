using ClubBot.Dialogs.Club.Funds.Transfers.Statements;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Dialogs.Club.Funds.Transfers;

/// <summary>Registers the documents of transfers.</summary>
internal static class TransfersServices
{
    public static IServiceCollection AddTransfers(this IServiceCollection services) => services
        .AddDocument(TransfersJson.Accounts)
        .AddDocument(StatementJson.Transfers);
}
