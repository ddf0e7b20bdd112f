using ClubBot.Dialogs.Club.Funds.Export;
using ClubBot.Dialogs.Club.Funds.Pictures;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Dialogs.Club.Funds;

/// <summary>Registers the documents of the club's funds.</summary>
internal static class FundsServices
{
    public static IServiceCollection AddFunds(this IServiceCollection services) => services
        .AddSingleton<RegisterTexts>()
        .AddSingleton<LoanRegister>()
        .AddSingleton<FundRegister>()
        .AddSingleton<CommuneRegister>()
        .AddSingleton<PassbookTexts>()
        .AddSingleton<PassbookWriter>()
        .AddSingleton<TransferSlipTexts>()
        .AddSingleton<TransferSlipWriter>()
        .AddDocument(FundsJson.Loans)
        .AddDocument(FundsJson.Requests)
        .AddDocument(FundsJson.WriteOffs)
        .AddDocument(FundsJson.Rules)
        .AddDocument(FundsJson.Books)
        .AddDocument(FundsJson.Pages);
}
