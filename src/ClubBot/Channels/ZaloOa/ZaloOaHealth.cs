namespace ClubBot.Channels.ZaloOa;

/// <summary>What has to be mended by people before the Official Account works again.</summary>
internal sealed class ZaloOaHealth : IChannelHealth
{
    public const string NoGrant = "no-grant";

    private volatile bool isGranted = true;
    private volatile string? refusal;

    public string ChannelId => Kernel.Schema.Channels.ZaloOa;

    public string? Problem => isGranted ? refusal : NoGrant;

    /// <summary>Says whether an administrator's grant works.</summary>
    public void Grant(bool works) => isGranted = works;

    /// <summary>Zalo refused the app or the Official Account itself; null = it took a message.</summary>
    public void Refuse(string? reason) => refusal = reason;
}
