using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ClubBot.Cli.Config;
using ClubBot.Dialogs.Club;
using ClubBot.Language.Entities;
using ClubBot.Language.Utterances;

namespace ClubBot.Cli;

/// <summary><c>understand</c>: shows what the bot reads in a message, by the code the bot reads with.</summary>
internal static class UnderstandCommand
{
    public static Command Create(CommandRun run)
    {
        var reference = new Option<DateTimeOffset?>("--reference")
        {
            Description = "The moment of typing in ISO 8601, with its offset: 2026-10-07T09:00:00+07:00. Now, without it; without an offset in the clubs' time zone.",
            CustomParser = ReadReference,
        };
        var understand = new Command("understand", "Reads one message a line from the input and writes what was understood, one JSON object a line.") { reference };
        understand.SetAction((parsed, cancellationToken) => UnderstandAsync(parsed.GetValue(reference), run, cancellationToken));
        return understand;

        DateTimeOffset? ReadReference(ArgumentResult result)
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local))
            {
                return local.Kind == DateTimeKind.Unspecified
                    ? Calendar(run).InstantOf(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local))
                    : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            }

            result.AddError($"'{text}' is no moment. Write it like 2026-10-07T09:00:00+07:00.");
            return null;
        }
    }

    private static async Task<int> UnderstandAsync(DateTimeOffset? reference, CommandRun run, CancellationToken cancellationToken)
    {
        var utterances = UtteranceReader.LoadEmbedded();
        var moment = reference ?? Calendar(run).Local(TimeProvider.System.GetUtcNow());
        while (await run.In.ReadLineAsync(cancellationToken) is { } line)
        {
            run.Out.WriteJson(Read(line, moment, utterances), CliJson.Readable.UnderstoodMessage);
        }

        return CommandLineApp.Done;
    }

    private static UnderstoodMessage Read(string text, DateTimeOffset moment, IUtteranceReader utterances)
    {
        var understanding = utterances.Read(text);
        return new UnderstoodMessage(
            text,
            understanding.Intent,
            Math.Round(understanding.Score, 3),
            [.. EntityReader.Read(text, moment).Select(UnderstoodEntity.Of)]);
    }

    private static ClubCalendar Calendar(CommandRun run) =>
        new(TimeZoneInfo.FindSystemTimeZoneById(Settings.ReadValid(run.Settings)["Club:TimeZone"] ?? ClubCalendar.DefaultZone));
}
