using ClubBot.Language.Lunar;

namespace ClubBot.Language.Dates;

/// <summary>One date found in a sentence.</summary>
/// <param name="Day">The day, or null when there is no such day.</param>
/// <param name="Next">The token after it.</param>
/// <param name="Lunar">The lunar date, when it was said so.</param>
/// <param name="IsWeekday">Whether only a day of the week was named.</param>
internal readonly record struct NamedDate(DateOnly? Day, int Next, LunarDate? Lunar = null, bool IsWeekday = false);
