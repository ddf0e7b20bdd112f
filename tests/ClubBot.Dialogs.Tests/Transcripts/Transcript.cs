using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ClubBot.Dialogs.Club.Funds.Pictures;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Tests.Transcripts;

/// <summary>A golden conversation in a file that a club can read; replaying it must write the very same file.</summary>
/// <remarks>
/// <c>clock:</c> sets the instant of the beginning. <c>as: NAME [CODE]</c> goes on as somebody: a visitor, or with a code of the demo club
/// somebody who has joined. <c>given: card 4827-KHOE 10</c> hands out a card for member 10, <c>given: phone 0912000005 7</c> notes a
/// number in the register, <c>given: account 970415 0011223344 CLB NA PAN</c> sets the club's bank account. <c>wait: 2h</c> lets time pass, and <c>restart</c>
/// stops the product and starts it anew, <c>round</c> makes the club's daily round. <c>as: Sau@telegram DEMO-SAU</c> is somebody on another channel than the page, and <c>wire: Sau@telegram
/// blocked</c> (or <c>fails</c>, <c>silent</c>, <c>works</c>) what becomes of words to them. <c>covers: health.register no, nonsense</c> says what is shown here (<see cref="TranscriptCover"/>). <c>&gt; text</c> is typed, <c>&gt; [2]</c> presses the button with that number of
/// the newest message, <c>&gt; [2 of NAME's old message: text]</c> is not known here; <c>&gt; {voice}</c> sends a voice note, <c>&gt; {phone 84912000005}</c> the own number as the platform proves it. Lines that begin with
/// <c>&lt;</c> are the bot's; <c>NAME &lt;</c> is what somebody else hears meanwhile, and <c>!</c> in its place what was said and
/// did not arrive for certain; <c>[ảnh: Sổ vay vốn]</c> is a page that a channel with pictures draws below the words.
/// </remarks>
internal sealed class Transcript
{
    /// <summary>Begins the further lines of a message, so that one sees where the next begins.</summary>
    private const string Continuation = "  ";

    private readonly StringBuilder replay = new();
    private readonly Dictionary<string, long> heard = new(StringComparer.Ordinal);
    private readonly HashSet<string> opened = new(StringComparer.Ordinal);
    private readonly List<Activity> said = [];
    private TestClub? club;
    private string speaker = "";

    /// <summary>Folder of the transcripts in the source tree.</summary>
    public static string Folder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;

    /// <summary>Replays the file.</summary>
    public static async Task<Transcript> ReplayAsync(string text)
    {
        var transcript = new Transcript();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            await transcript.LineAsync(line);
        }

        if (transcript.club is { } club)
        {
            await club.DisposeAsync();
        }

        return transcript;
    }

    /// <summary>What the file should say.</summary>
    public string Text => replay.ToString().TrimEnd('\n') + "\n";

    /// <summary>What of the dialogs was seen to happen.</summary>
    public TranscriptEvidence Evidence { get; } = new();

    /// <summary>All that the bot said, to whomever.</summary>
    public IReadOnlyList<Activity> Said => said;

    private async Task LineAsync(string line)
    {
        if (IsHeard(line))
        {
            return;
        }

        replay.Append(line.TrimEnd()).Append('\n');
        if (line.StartsWith("clock: ", StringComparison.Ordinal))
        {
            club = await TestClub.CreateAsync(DateTimeOffset.Parse(line[7..], CultureInfo.InvariantCulture));
        }
        else if (line.StartsWith("as: ", StringComparison.Ordinal))
        {
            await GoOnAsAsync(line[4..].Split(' '));
        }
        else if (line.StartsWith("wait: ", StringComparison.Ordinal))
        {
            (await ClubAsync()).Time.Advance(Duration(line[6..].Trim()));
            await HearAsync();
        }
        else if (line.StartsWith("given: card ", StringComparison.Ordinal) && line[12..].Split(' ') is [var code, var member])
        {
            await (await ClubAsync()).InviteAsync(code, int.Parse(member, CultureInfo.InvariantCulture));
        }
        else if (line.StartsWith("given: phone ", StringComparison.Ordinal) && line[13..].Split(' ') is [var phone, var owner])
        {
            await (await ClubAsync()).SetPhoneAsync(phone, int.Parse(owner, CultureInfo.InvariantCulture));
        }
        else if (line.StartsWith("given: account ", StringComparison.Ordinal) && line[15..].Trim().Split(' ', 3) is [var bin, var accountNumber, var holder])
        {
            await (await ClubAsync()).SetTransferAccountAsync(bin, accountNumber, holder);
        }
        else if (line.StartsWith("wire: ", StringComparison.Ordinal) && line[6..].Trim().Split(' ') is [var broken, var how])
        {
            (await ClubAsync()).SetWire(broken, how switch
            {
                "fails" => new PartOutcome.Ended(OutboxState.Failed, "refused"),
                "silent" => new PartOutcome.Ended(OutboxState.Unknown, "no-answer"),
                "blocked" => new PartOutcome.Closed("blocked"),
                "works" => null,
                _ => throw new FormatException($"'{how}' is nothing that a wire does: fails, silent, blocked or works."),
            });
        }
        else if (line.TrimEnd() == "restart")
        {
            await RestartAsync();
        }
        else if (line.TrimEnd() == "round")
        {
            await (await ClubAsync()).RoundAsync();
            await HearAsync();
        }
        else if (line.StartsWith("> ", StringComparison.Ordinal))
        {
            await SayAsync(line[2..].Trim());
        }
    }

    private async Task RestartAsync()
    {
        var present = await ClubAsync();
        foreach (var name in opened)
        {
            Evidence.Restarted(await present.OpenDialogsAsync(name));
        }

        await present.RestartAsync();
    }

    private bool IsHeard(string line) =>
        line.StartsWith("< ", StringComparison.Ordinal)
        || line.StartsWith(Continuation, StringComparison.Ordinal)
        || line.StartsWith("! ", StringComparison.Ordinal)
        || opened.Any(name => line.StartsWith($"{name} < ", StringComparison.Ordinal) || line.StartsWith($"{name} ! ", StringComparison.Ordinal));

    private async Task<TestClub> ClubAsync() => club ??= await TestClub.CreateAsync();

    private async Task GoOnAsAsync(string[] who)
    {
        speaker = who[0];
        if (!opened.Add(speaker))
        {
            return;
        }

        var present = await ClubAsync();
        if (who.Length > 1)
        {
            await present.JoinAsync(speaker, who[1]);
            heard[speaker] = (await present.HeardAsync(speaker)).Count;
        }
        else
        {
            await present.OpenAsync(speaker);
            await HearAsync();
        }
    }

    private async Task SayAsync(string typed)
    {
        var present = await ClubAsync();
        var before = await present.OpenDialogsAsync(speaker);
        await present.SayAsync(speaker, typed switch
        {
            ['[', .. var number, ']'] => await PressAsync(int.Parse(number, CultureInfo.InvariantCulture)),
            "{voice}" => new Activity { Type = ActivityTypes.Message, Attachments = [new Attachment { ContentType = "audio/ogg" }] },
            ['{', 'p', 'h', 'o', 'n', 'e', ' ', .. var number, '}'] => TestClub.OwnPhone(number),
            "{photo}" => new Activity { Type = ActivityTypes.Message, Attachments = [new Attachment { ContentType = "image/jpeg" }] },
            "{edited}" => new Activity { Type = ActivityTypes.MessageUpdate, Text = "khác" },
            "{deleted}" => new Activity { Type = ActivityTypes.MessageDelete },
            "{stale}" => await PressStaleAsync(),
            _ => Activity.Message(typed),
        });
        Evidence.Typed(typed, [.. before, .. await present.OpenDialogsAsync(speaker)]);
        await HearAsync();
        Evidence.Open([.. await Task.WhenAll(opened.Select(present.OpenDialogsAsync))]);
    }

    private async Task<Activity> PressAsync(int number) => Press((await ButtonsAsync())[^1], number);

    /// <summary>Presses the first button of the oldest question.</summary>
    private async Task<Activity> PressStaleAsync() => Press((await ButtonsAsync())[0], 1);

    private async Task<List<IReadOnlyList<CardAction>>> ButtonsAsync() =>
        [.. (await (await ClubAsync()).HeardAsync(speaker)).Where(activity => activity.SuggestedActions is not null).Select(activity => activity.SuggestedActions!.Actions)];

    private static Activity Press(IReadOnlyList<CardAction> buttons, int number)
    {
        var button = buttons.Single(action => action.Title!.StartsWith($"{number}.", StringComparison.Ordinal));
        return Activity.Message(button.Text!) with { Value = button.Value };
    }

    private async Task HearAsync()
    {
        var present = await ClubAsync();
        await present.DeliverAsync();
        foreach (var name in opened.OrderBy(name => name != speaker).ThenBy(name => name, StringComparer.Ordinal))
        {
            var all = await present.HeardAsync(name);
            foreach (var activity in all.Skip((int)heard.GetValueOrDefault(name)).Where(activity => activity.From?.Role == Roles.Bot))
            {
                var mark = present.WasLost(name, activity) ? "!" : "<";
                Write(name == speaker ? $"{mark} " : $"{name} {mark} ", activity);
            }

            heard[name] = all.Count;
        }
    }

    private void Write(string prefix, Activity activity)
    {
        said.Add(activity);
        replay.Append(prefix).Append((activity.Text ?? "").Replace("\n", "\n" + Continuation, StringComparison.Ordinal)).Append('\n');
        foreach (var attachment in activity.Attachments ?? [])
        {
            replay.Append(Continuation).Append(CultureInfo.InvariantCulture, $"[{(SheetAttachment.Read(attachment) is PassbookPaper ? "tệp" : "ảnh")}: {attachment.Name}]").Append('\n');
        }

        if (activity.SuggestedActions is { } suggested)
        {
            replay.Append(Continuation).Append(string.Join(" · ", suggested.Actions.Select(action => action.Title))).Append('\n');
        }
    }

    private static TimeSpan Duration(string text)
    {
        var count = int.Parse(text[..^1], CultureInfo.InvariantCulture);
        return text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => throw new FormatException($"'{text}' is no duration: use 10m, 2h or 3d."),
        };
    }
}
