namespace ClubBot.Language.Utterances;

/// <summary>What a message can want. The names are data: logs, lexicon and tests hold them.</summary>
public static class Intents
{
    public const string LoanBalance = "loan_balance";
    public const string LoanSchedule = "loan_schedule";
    public const string LoanRequest = "loan_request";
    public const string RepayQuestion = "repay_question";
    public const string HealthCheckRegister = "health_check_register";
    public const string HealthCheckCancel = "health_check_cancel";
    public const string RecordVitals = "record_vitals";
    public const string MeetingNext = "meeting_next";
    public const string MeetingRsvpYes = "meeting_rsvp_yes";
    public const string MeetingRsvpNo = "meeting_rsvp_no";
    public const string MeetingRsvpLate = "meeting_rsvp_late";
    public const string RightsQuestion = "rights_question";
    public const string HomeCareRequest = "home_care_request";
    public const string VisitConfirm = "visit_confirm";
    public const string VisitReportProblem = "visit_report_problem";
    public const string VolunteerSchedule = "volunteer_schedule";
    public const string SelfHelpRequest = "self_help_request";
    public const string CultureActivity = "culture_activity";
    public const string KnowledgeTopic = "knowledge_topic";
    public const string ContributeFund = "contribute_fund";
    public const string TalkToHuman = "talk_to_human";
    public const string Emergency = "emergency";
    public const string Greeting = "greeting";
    public const string Help = "help";
    public const string Cancel = "cancel";
    public const string Privacy = "privacy";
    public const string Broadcast = "broadcast";
    public const string LoanRepaymentRecord = "loan_repayment_record";
    public const string ReportRequest = "report_request";
    public const string OutOfScope = "out_of_scope";

    /// <summary>Every intent, in the order above.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        LoanBalance, LoanSchedule, LoanRequest, RepayQuestion, HealthCheckRegister, HealthCheckCancel, RecordVitals,
        MeetingNext, MeetingRsvpYes, MeetingRsvpNo, MeetingRsvpLate, RightsQuestion, HomeCareRequest, VisitConfirm,
        VisitReportProblem, VolunteerSchedule, SelfHelpRequest, CultureActivity, KnowledgeTopic, ContributeFund,
        TalkToHuman, Emergency, Greeting, Help, Cancel, Privacy, Broadcast, LoanRepaymentRecord, ReportRequest, OutOfScope,
    ];
}
