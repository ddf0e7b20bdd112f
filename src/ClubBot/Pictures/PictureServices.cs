using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClubBot.Pictures;

/// <summary>Registers what draws; every channel that hands out pictures adds it.</summary>
internal static class PictureServices
{
    public static IServiceCollection AddPictures(this IServiceCollection services)
    {
        services.TryAddSingleton<PictureStudio>();
        services.TryAddSingleton<PassbookPicture>();
        services.TryAddSingleton<TransferPicture>();
        services.TryAddSingleton<FundMonthPicture>();
        services.TryAddSingleton<SheetPictures>();
        services.TryAddSingleton<ShownPictures>();
        return services;
    }
}
