using System.Text.Json;

namespace ClubBot.Channels.ZaloBot;

/// <summary>How one call of the Zalo Bot API ended.</summary>
internal abstract record ZaloBotAnswer
{
    private ZaloBotAnswer()
    {
    }

    /// <summary>Zalo did it.</summary>
    /// <param name="Result">The field <c>result</c>; undefined where a method has none.</param>
    public sealed record Done(JsonElement Result) : ZaloBotAnswer;

    /// <summary>Zalo, or a gateway in front of it, did not do it.</summary>
    /// <param name="Code">The body's <c>error_code</c>, else the HTTP status.</param>
    public sealed record Refused(int Code) : ZaloBotAnswer;

    /// <summary>The call never reached Zalo.</summary>
    public sealed record Unreachable : ZaloBotAnswer;

    /// <summary>The call may have been done: no answer came, or one that nobody can read.</summary>
    public sealed record Silence : ZaloBotAnswer;
}
