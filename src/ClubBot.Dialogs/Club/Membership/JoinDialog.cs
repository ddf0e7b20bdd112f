using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Ties an account to a person of the roster: the code or a proven phone number, "are you …?", and consent with the words kept.</summary>
internal sealed class JoinDialog : WaterfallDialog<JoinDialog.Joining>
{
    public const string DialogId = "membership.join";

    /// <summary>What the dialog is begun with when the message brings the sender's own number, proven by the platform.</summary>
    public const string OwnPhoneArgument = "own-phone";

    /// <summary>Before the id of a <see cref="JoinRequest"/> that the board has answered.</summary>
    private const string RequestPrefix = "request/";

    private const string ConsentPurpose = "club-assistant";
    private const string Yes = "yes";
    private const string No = "no";
    private const string ReadMore = "read-more";

    private readonly JoinTexts texts;
    private readonly Addressing addressing;
    private readonly ClubCalendar calendar;
    private readonly ViewerReader viewers;
    private readonly PhoneOffer offer;
    private readonly ContactTexts ways;
    private readonly Recognition recognition;

    public JoinDialog(
        JoinTexts texts,
        Addressing addressing,
        ClubCalendar calendar,
        ViewerReader viewers,
        PhoneOffer offer,
        ContactTexts ways,
        Recognition recognition)
        : base(DialogId, 1, () => MembershipDialogsJson.Unescaped.Joining)
    {
        this.texts = texts;
        this.addressing = addressing;
        this.calendar = calendar;
        this.viewers = viewers;
        this.offer = offer;
        this.ways = ways;
        this.recognition = recognition;
        AddStep("code", AskCodeAsync, TakeCodeAsync);
        AddStep("year", AskYearAsync, TakeYearAsync);
        AddStep("person", AskPersonAsync, TakePersonAsync);
        AddStep("consent", AskConsentAsync, TakeConsentAsync);
    }

    /// <summary>What is known so far.</summary>
    /// <param name="CodeHash">Hash of the code, or null before one was given; the code itself is not kept.</param>
    /// <param name="IsByPhone">True until the proven number of the present message was looked at.</param>
    /// <param name="MemberIds">Members with the proven number; one once it is known which of them speaks.</param>
    /// <param name="WasOffered">True once it was offered to send the own number.</param>
    /// <param name="RequestId">The request in which the board recognised the person, or null.</param>
    public sealed record Joining(
        string? CodeHash, bool IsByPhone = false, IReadOnlyList<string>? MemberIds = null, bool WasOffered = false, string? RequestId = null);

    /// <summary>What the dialog is begun with when the board has recognised somebody.</summary>
    public static string ArgumentOf(JoinRequest request) => $"{RequestPrefix}{request.Id}";

    protected override Joining Start(string? argument) => argument switch
    {
        OwnPhoneArgument => new Joining(null, IsByPhone: true),
        not null when argument.StartsWith(RequestPrefix, StringComparison.Ordinal) => new Joining(null, RequestId: argument[RequestPrefix.Length..]),
        not null when InviteCode.Read(argument) is { } code => new Joining(InviteCode.HashOf(code)),
        _ => new Joining(null),
    };

    private async ValueTask<StepResult> AskCodeAsync(WaterfallStepContext<Joining> step, CancellationToken cancellationToken)
    {
        if (step.State.IsByPhone)
        {
            return await LookUpPhoneAsync(step, cancellationToken);
        }

        if (step.State.RequestId is not null)
        {
            return await LookUpRequestAsync(step, cancellationToken);
        }

        if (step.State.CodeHash is { } hash)
        {
            return await CheckAsync(step, hash, cancellationToken);
        }

        if (!step.State.WasOffered && !Invites.IsSilenced(step.Turn) && PhoneOffer.IsPossible(step.Turn))
        {
            step.State = step.State with { WasOffered = true };
            await offer.SayAsync(step.Turn, texts.OfferPhone(step.Turn.Speech()), texts.OfferForm(step.Turn.Speech()), cancellationToken);
        }

        return StepResult.Ask(Invites.IsSilenced(step.Turn) ? texts.TooManyTries(step.Turn.Speech()) : texts.AskCode(step.Turn.Speech()));
    }

    private async ValueTask<StepResult> TakeCodeAsync(WaterfallStepContext<Joining> step, Answer answer, CancellationToken cancellationToken)
    {
        if (InviteCode.Read(answer.Text) is not { } code)
        {
            return await TakeNoCodeAsync(step, cancellationToken);
        }

        return Invites.IsSilenced(step.Turn)
            ? new StepResult.Silent()
            : await CheckAsync(step, InviteCode.HashOf(code), cancellationToken);
    }

    /// <summary>Where a number leads to the board it may be typed as well.</summary>
    private async ValueTask<StepResult> TakeNoCodeAsync(WaterfallStepContext<Joining> step, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        if (OwnPhone.Claimed(step.Turn) is not { } claimed)
        {
            return new StepResult.NotUnderstood(texts.NotACode(speech));
        }

        return Invites.IsSilenced(step.Turn) ? StepResult.Ask(texts.TooManyTries(speech))
            : OwnPhone.National(claimed) is { } number ? await AskBoardAsync(step, number, cancellationToken)
            : new StepResult.NotUnderstood(texts.NotANumber(speech));
    }

    private async ValueTask<StepResult> CheckAsync(WaterfallStepContext<Joining> step, string hash, CancellationToken cancellationToken)
    {
        step.State = new Joining(null);
        var speech = step.Turn.Speech();
        if (Invites.IsSilenced(step.Turn))
        {
            return StepResult.Ask(texts.TooManyTries(speech));
        }

        switch (await Invites.CheckAsync(step.Turn, hash, cancellationToken))
        {
            case InviteCheck.Good:
                step.State = new Joining(hash);
                return new StepResult.GoTo("person");
            case InviteCheck.Used:
                return StepResult.Ask(texts.CodeUsed(speech));
            case InviteCheck.Expired:
                return StepResult.Ask(texts.CodeExpired(speech));
            default:
                return StepResult.Ask(Invites.IsSilenced(step.Turn) ? texts.TooManyTries(speech) : texts.CodeUnknown(speech));
        }
    }

    /// <summary>
    /// Looks for the number that the platform proves in the roster. It is read off the message itself and not kept. With one that was typed into a
    /// form of the platform the board is asked: whoever knows a neighbour's number would read her loan otherwise.
    /// </summary>
    private async ValueTask<StepResult> LookUpPhoneAsync(WaterfallStepContext<Joining> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        step.State = new Joining(null, WasOffered: true);
        if (turn.Viewer().IsLinked)
        {
            return await step.EndAsync(texts.AlreadyKnown(turn.Speech()), cancellationToken);
        }

        if (Invites.IsSilenced(turn))
        {
            return StepResult.Ask(texts.TooManyTries(turn.Speech()));
        }

        if (OwnPhone.Claimed(turn) is { } claimed)
        {
            return await TakeClaimedAsync(step, claimed, cancellationToken);
        }

        var found = OwnPhone.Of(turn) is { } number ? await Invites.WithPhoneAsync(turn, number, cancellationToken) : [];
        if (found.Count == 0)
        {
            return await step.EndAsync(texts.PhoneUnknown(turn.Speech()), cancellationToken);
        }

        step.State = step.State with { MemberIds = [.. found.Select(member => member.Id)] };
        return new StepResult.GoTo(found.Count == 1 ? "person" : "year");
    }

    private async ValueTask<StepResult> TakeClaimedAsync(WaterfallStepContext<Joining> step, string claimed, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        if (!JoinRequests.ArePossible(step.Turn))
        {
            await step.SayAsync(texts.PhoneTyped(speech), cancellationToken);
            return StepResult.Ask(texts.AskCode(speech));
        }

        if (OwnPhone.National(claimed) is { } number)
        {
            return await AskBoardAsync(step, number, cancellationToken);
        }

        await step.SayAsync(texts.NotANumber(speech), cancellationToken);
        return StepResult.Ask(texts.AskCode(speech));
    }

    /// <summary>Asks the board who it is. The words are the same whether a club has the number or not: nobody finds out who is a member.</summary>
    private async ValueTask<StepResult> AskBoardAsync(WaterfallStepContext<Joining> step, string number, CancellationToken cancellationToken)
    {
        await recognition.AskBoardsAsync(step.Turn, number, cancellationToken);
        return await step.EndAsync(texts.BoardIsAsked(step.Turn.Speech()), cancellationToken);
    }

    /// <summary>The board has said who the person is, who may have joined with a card meanwhile.</summary>
    private async ValueTask<StepResult> LookUpRequestAsync(WaterfallStepContext<Joining> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (turn.Viewer().IsLinked || await GoodAsync(step, cancellationToken) is null)
        {
            return new StepResult.Ended();
        }

        await step.SayAsync(texts.Recognised(turn.Speech()), cancellationToken);
        return new StepResult.GoTo("person");
    }

    /// <summary>A couple with one phone: which of them it is must not be found out by reading their names to whoever holds it.</summary>
    private ValueTask<StepResult> AskYearAsync(WaterfallStepContext<Joining> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StepResult.AskFreely(texts.WhichYear(step.Turn.Speech())));

    private async ValueTask<StepResult> TakeYearAsync(WaterfallStepContext<Joining> step, Answer answer, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        if (BirthYear.Read(answer.Text) is not { } year)
        {
            return InviteCode.Read(answer.Text) is { } code && !Invites.IsSilenced(step.Turn)
                ? await CheckAsync(step, InviteCode.HashOf(code), cancellationToken)
                : new StepResult.NotUnderstood(texts.NotAYear(speech));
        }

        if (Invites.IsSilenced(step.Turn))
        {
            return new StepResult.Silent();
        }

        var born = new List<string>();
        foreach (var id in step.State.MemberIds ?? [])
        {
            if (await step.Turn.SystemDocuments.LoadAsync<Member>(id, cancellationToken) is { } member && member.BirthYear == year)
            {
                born.Add(id);
            }
        }

        if (born.Count == 1)
        {
            step.State = step.State with { MemberIds = born };
            return new StepResult.GoTo("person");
        }

        Invites.CountWrong(step.Turn);
        return await step.EndAsync(born.Count == 0 ? texts.YearUnknown(speech) : texts.SameYear(speech), cancellationToken);
    }

    private async ValueTask<StepResult> AskPersonAsync(WaterfallStepContext<Joining> step, CancellationToken cancellationToken)
    {
        if (await GoodAsync(step, cancellationToken) is not { } good)
        {
            return await GoneAsync(step, cancellationToken);
        }

        var today = calendar.Today(step.Turn);
        var title = addressing.Of(good.Member, today).You;
        var village = good.Member.Village ?? texts.UnknownVillage();
        var speech = step.Turn.Viewer().IsLinked ? addressing.OfVisitor() : step.Turn.Speech();
        var text = good.Grant is { } grant
            ? texts.AreYouRelative(speech, grant.RelativeName, grant.Relation, $"{title} {good.Member.FullName}")
            : texts.AreYou(speech, $"{title} {good.Member.FullName}", good.Member.BirthYear, village);
        return StepResult.Ask(text, new Choice(Yes, texts.Yes()), new Choice(No, texts.No()));
    }

    private async ValueTask<StepResult> TakePersonAsync(WaterfallStepContext<Joining> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Confirms(Yes))
        {
            return new StepResult.GoTo("consent");
        }

        if (!answer.Declines(No))
        {
            return new StepResult.NotUnderstood();
        }

        Invites.CountWrong(step.Turn);
        if (step.State.RequestId is not null && await GoodAsync(step, cancellationToken) is { } good)
        {
            await recognition.TellDeniedAsync(step.Turn, good.Member, cancellationToken);
        }

        var speech = step.Turn.Speech();
        return await step.EndAsync(step.State.CodeHash is null ? texts.NotThatPhone(speech) : texts.NotThatPerson(speech), cancellationToken);
    }

    private async ValueTask<StepResult> AskConsentAsync(WaterfallStepContext<Joining> step, CancellationToken cancellationToken)
    {
        if (await GoodAsync(step, cancellationToken) is not { } good)
        {
            return await GoneAsync(step, cancellationToken);
        }

        await step.SayAsync(ConsentText(step.Turn, good), cancellationToken);
        return StepResult.Ask(
            texts.DoYouAgree(SpeechOf(step.Turn, good)),
            new Choice(Yes, texts.Agree()),
            new Choice(No, texts.Disagree()),
            new Choice(ReadMore, texts.ReadMore()));
    }

    private async ValueTask<StepResult> TakeConsentAsync(WaterfallStepContext<Joining> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (await GoodAsync(step, cancellationToken) is not { } good)
        {
            return await GoneAsync(step, cancellationToken);
        }

        var speech = SpeechOf(turn, good);
        switch (answer.Choice?.Value)
        {
            case ReadMore:
                await step.SayAsync(texts.ConsentMore(speech), cancellationToken);
                await step.SayAsync(texts.ConsentRights(speech), cancellationToken);
                return new StepResult.GoTo("consent");
            case No:
                await JoinRequests.ForgetAsync(turn, isAnsweredKept: false, cancellationToken);
                return await step.EndAsync(texts.NothingKept(speech), cancellationToken);
            case Yes:
                var receipt = turn.NewReceipt();
                await JoinRequests.ForgetAsync(turn, isAnsweredKept: true, cancellationToken);
                Invites.Link(turn, good, $"{ConsentText(turn, good)}\n{texts.DoYouAgree(speech)}", ConsentPurpose);
                await viewers.ApplyAsync(turn, cancellationToken);
                await step.SayAsync(texts.Linked(turn.Speech(), good.Grant?.RelativeName ?? good.Member.FullName, receipt), cancellationToken);
                await SayOtherWaysAsync(step, cancellationToken);
                return new StepResult.Ended();
            default:
                return new StepResult.NotUnderstood();
        }
    }

    /// <summary>Somebody with more than one account is told that a notice comes to one of them.</summary>
    private async ValueTask SayOtherWaysAsync(WaterfallStepContext<Joining> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var accounts = await PersonAccounts.OfSpeakerAsync(turn, cancellationToken);
        var others = accounts
            .Where(account => account.Id != turn.Conversation.AccountKey)
            .Select(account => ways.Way(ContactKinds.Of(account.Conversation.ChannelId)))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (others.Count > 0)
        {
            await step.SayAsync(ways.AlsoOn(turn.Speech(), string.Join(", ", others)), cancellationToken);
        }
    }

    /// <summary>Whom the code or the number means now: somebody else may have used the code since, or the roster may have changed.</summary>
    private static async ValueTask<InviteCheck.Good?> GoodAsync(WaterfallStepContext<Joining> step, CancellationToken cancellationToken) => step.State switch
    {
        { RequestId: { } id } => await JoinRequests.RecognisedAsync(step.Turn, id, cancellationToken) is { } member ? new InviteCheck.Good(null, member, null) : null,
        { CodeHash: { } hash } => await Invites.CheckAsync(step.Turn, hash, cancellationToken) as InviteCheck.Good,
        { MemberIds: [var id] } => await step.Turn.SystemDocuments.LoadAsync<Member>(id, cancellationToken) is { } member ? new InviteCheck.Good(null, member, null) : null,
        _ => null,
    };

    private async ValueTask<StepResult> GoneAsync(WaterfallStepContext<Joining> step, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        return await step.EndAsync(step.State.CodeHash is null ? texts.PhoneUnknown(speech) : texts.CodeUsed(speech), cancellationToken);
    }

    private Texts.Speech SpeechOf(ITurnContext turn, InviteCheck.Good good)
    {
        var today = calendar.Today(turn);
        return good.Grant is { } grant ? addressing.Of(grant, today) : addressing.Of(good.Member, today);
    }

    private string ConsentText(ITurnContext turn, InviteCheck.Good good)
    {
        var speech = SpeechOf(turn, good);
        return good.Grant is null
            ? texts.Consent(speech)
            : texts.ConsentOfRelative(speech, addressing.NameOf(good.Member, calendar.Today(turn)));
    }
}
