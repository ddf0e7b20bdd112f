using ClubBot.Language.Numbers;

namespace ClubBot.Language.Measures;

/// <summary>Remembers which measure was named last, and where: "huyết áp của má con hôm nay là 140/90".</summary>
internal sealed class MeasureCues
{
    private const int PressureDistance = 12;
    private const int OtherDistance = 8;

    private int pressure = int.MinValue / 2;
    private int glucose = int.MinValue / 2;
    private int pulse = int.MinValue / 2;
    private int weight = int.MinValue / 2;

    /// <summary>Takes note of one word.</summary>
    public void See(NumberText text, int index)
    {
        var token = text.Tokens[index];
        if (token.Kind != Writing.TokenKind.Word) return;
        switch (token.Key)
        {
            case "huyet" when text.Is(index + 1, "ap") || text.Is(index - 1, "ap"):
            case "ha" when token.Marked is null && text.IsDigits(index + 1):
            case "xong" when text.Is(index - 1, "tang"):
                (pressure, glucose, pulse, weight) = (index, int.MinValue / 2, int.MinValue / 2, int.MinValue / 2);
                break;
            case "huyet" when text.Is(index - 1, "duong"):
            case "duong" when text.Is(index - 1, "tieu") || text.IsDigits(index + 1) || text.Is(index + 1, "mau"):
            case "dh" when text.IsDigits(index + 1):
                (pressure, glucose, pulse, weight) = (int.MinValue / 2, index, int.MinValue / 2, int.MinValue / 2);
                break;
            case "mach":
            case "tim" when text.Is(index - 1, "nhip"):
            case "dap" when text.Is(index - 1, "tim"):
            case "nhip":
                (pulse, glucose, weight) = (index, int.MinValue / 2, int.MinValue / 2);
                break;
            case "nang":
            case "can" when token.Marked is null or "cân0":
                (weight, glucose, pulse) = (index, int.MinValue / 2, int.MinValue / 2);
                break;
        }
    }

    public bool IsPressure(int index) => index - pressure is > 0 and <= PressureDistance;

    public bool IsGlucose(int index) => index - glucose is > 0 and <= OtherDistance;

    public bool IsPulse(int index) => index - pulse is > 0 and <= OtherDistance;

    public bool IsWeight(int index) => index - weight is > 0 and <= OtherDistance;
}
