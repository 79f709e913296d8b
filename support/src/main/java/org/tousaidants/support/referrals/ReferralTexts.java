package org.tousaidants.support.referrals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tousaidants.find.ranking.HelpNeed;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.FormSummaryRow;
import org.tousaidants.platform.web.Page;
import org.tousaidants.support.referrals.Referral.ReferralAttentionPoint;
import org.tousaidants.support.referrals.Referral.ReferralHistoryStep;
import org.tousaidants.support.referrals.Referral.SharedPersonField;

/// Describes a referral in words, in the same way on the screen and on paper.
final class ReferralTexts {
    private ReferralTexts() {}

    static List<FormChoice> needs(Page page) {
        return Arrays.stream(HelpNeed.values())
                .map(need -> FormChoice.of(need.parameter(), page.t("find.need." + need.parameter())))
                .toList();
    }

    static List<FormChoice> attentions(Page page) {
        return Arrays.stream(ReferralAttentionPoint.values())
                .map(one -> FormChoice.of(one.key(), page.t("referrals.attention." + one.key())))
                .toList();
    }

    static List<FormChoice> choices(Page page, String stem, String... keys) {
        return Arrays.stream(keys)
                .map(key -> FormChoice.of(key, page.t(stem + "." + key)))
                .toList();
    }

    static List<FormChoice> refusals(Page page) {
        return choices(page, "referrals.reason", "full", "not-here", "public", "not-reached", "declined", "other");
    }

    static List<FormChoice> closings(Page page) {
        return choices(page, "referrals.reason", "elsewhere", "stopped", "lost", "done");
    }

    static String value(SharedPersonField field, String value, Page page) {
        return switch (field) {
            case NEED -> words(value, "find.need.", page);
            case ATTENTION -> words(value, "referrals.attention.", page);
            case NAME, REACH, WHEN, WORDS -> value;
        };
    }

    /// Returns the language in which a free text was written; null if it is the language of the page.
    ///
    /// @param field field that contains the text
    /// @param value the text
    static @Nullable String lang(SharedPersonField field, String value, Page page) {
        return switch (field) {
            case WHEN, WORDS -> page.tongue(value).equals("fr") ? "fr" : null;
            case NAME, REACH, NEED, ATTENTION -> null;
        };
    }

    private static String words(String value, String stem, Page page) {
        return Arrays.stream(value.split(" "))
                .filter(one -> page.has(stem + one))
                .map(one -> page.t(stem + one))
                .collect(Collectors.joining("\n"));
    }

    static List<FormSummaryRow> rows(Referral referral, Page page) {
        var rows = new ArrayList<FormSummaryRow>();
        for (var field : SharedPersonField.values())
            if (referral.passed().containsKey(field)) {
                var value = referral.passed().getOrDefault(field, "");
                var row = FormSummaryRow.of(page.t("referrals.passed." + field.key()), value(field, value, page));
                rows.add(lang(field, value, page) == null ? row : row.frenchValue());
            }
        return rows;
    }

    /// Returns the summary that the receiver sees before confirming that they want to read, without any name.
    static List<FormSummaryRow> outside(Referral referral, Page page) {
        return rows(referral, page).stream()
                .filter(row -> row.term().equals(page.t("referrals.passed.need")))
                .toList();
    }

    /// Returns the title that describes the state to the person referred.
    static String personTitle(ReferralReader.ReferralDetail standing, Page page) {
        return page.t("referrals.person." + standing.referral().state().key());
    }

    /// Returns sentences for the person referred: whether and when to go to the place, whom to ask for there,
    /// and how long the place may take to answer.
    static List<String> personWords(ReferralReader.ReferralDetail standing, Page page) {
        var lines = new ArrayList<String>();
        var referral = standing.referral();
        var state = referral.state();
        var ask = standing.ask()
                .map(name -> page.t("referrals.person.ask", name))
                .orElseGet(() -> page.t("referrals.person.ask.desk"));
        switch (state) {
            case SENT ->
                lines.add(page.t(standing.reaches() ? "referrals.person.sent.words" : "referrals.person.sent.call"));
            case SEEN, MISSED, CAME, SOLVED, PARTLY, UNSOLVED, HANDED_ON, WITHDRAWN, CLOSED, DRAFTED -> {
                var key = "referrals.person." + state.key() + ".words";
                if (page.has(key)) lines.add(page.t(key));
            }
            case ACCEPTED -> {
                standing.accepted()
                        .ifPresent(at -> lines.add(page.t("referrals.person.accepted.words", page.moment(at))));
                lines.add(ask);
            }
            case APPOINTED -> {
                referral.course()
                        .appointment()
                        .ifPresent(at -> lines.add(page.t("referrals.person.appointed.words", page.moment(at))));
                lines.add(ask);
            }
            case REFUSED -> {
                var why = "referrals.reason." + standing.refusal();
                if (page.has(why)) lines.add(page.t("referrals.person.refused.why", page.t(why)));
                lines.add(page.t("referrals.person.refused.words"));
            }
        }
        if (standing.withCoordination()) lines.add(page.t("referrals.person.coordination"));
        else
            standing.patience()
                    .map(one -> page.t(
                            one.hours() ? "referrals.person.late.hours" : "referrals.person.late.days", one.amount()))
                    .ifPresent(lines::add);
        return lines;
    }

    /// One step of the history in words.
    ///
    /// @param when moment, such as « Le 3 déc. 2026, 14 h 30 »
    /// @param what name of the step
    /// @param words free text; may be empty
    record ReferralStepRow(String when, String what, String words) {}

    /// Returns the steps in words.
    ///
    /// @param all whether the free text is included
    static List<ReferralStepRow> lines(List<ReferralHistoryStep> steps, boolean all, Page page) {
        return steps.stream()
                .filter(step -> step.move() != ReferralStep.DRAFTED)
                .map(step -> new ReferralStepRow(page.shortMoment(step.at()), what(step, true, page), words(step, all)))
                .toList();
    }

    /// Returns the steps at earlier places in words: place, time, step and reason.
    ///
    /// @param seen the referral with its earlier steps
    static List<ReferralStepRow> before(ReferralReader.ReferralView seen, Page page) {
        return seen.before().stream()
                .map(one -> new ReferralStepRow(
                        page.shortMoment(one.step().at()),
                        one.place() + page.colon() + what(one.step(), false, page),
                        ""))
                .toList();
    }

    private static String what(ReferralHistoryStep step, boolean day, Page page) {
        var key = "referrals.step." + step.move().key();
        if (step.move() == ReferralStep.APPOINTED && day)
            return page.t(key + ".day", step.day().map(page::moment).orElse(""));
        var said = page.t(
                step.who() == ReferralStep.ReferralStepAuthor.CLOCK && page.has(key + ".clock") ? key + ".clock" : key);
        var reason = "referrals.reason." + step.reason();
        return step.reason().isEmpty() || !page.has(reason) ? said : page.t("referrals.step.why", said, page.t(reason));
    }

    private static String words(ReferralHistoryStep step, boolean all) {
        return switch (step.move()) {
            case ASKED, REPLIED, REFUSED -> step.words();
            // The telephone number is omitted here, because the coordinators' page shows it above the
            // history.
            case ESCALATED -> "";
            default -> all ? step.words() : "";
        };
    }
}
