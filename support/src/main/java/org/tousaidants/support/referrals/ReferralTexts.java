package org.tousaidants.support.referrals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tousaidants.find.ranking.Need;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.SummaryRow;
import org.tousaidants.support.referrals.Referral.AttentionPoint;
import org.tousaidants.support.referrals.Referral.HistoryStep;
import org.tousaidants.support.referrals.Referral.SharedField;

/// The texts of a referral, the same on the screen and on paper.
final class ReferralTexts {
    private ReferralTexts() {}

    static List<Choice> needs(Page page) {
        return Arrays.stream(Need.values())
                .map(need -> Choice.of(need.parameter(), page.t("find.need." + need.parameter())))
                .toList();
    }

    static List<Choice> attentions(Page page) {
        return Arrays.stream(AttentionPoint.values())
                .map(one -> Choice.of(one.key(), page.t("referrals.attention." + one.key())))
                .toList();
    }

    static List<Choice> choices(Page page, String stem, String... keys) {
        return Arrays.stream(keys)
                .map(key -> Choice.of(key, page.t(stem + "." + key)))
                .toList();
    }

    static List<Choice> refusals(Page page) {
        return choices(page, "referrals.reason", "full", "not-here", "public", "not-reached", "declined", "other");
    }

    static List<Choice> closings(Page page) {
        return choices(page, "referrals.reason", "elsewhere", "stopped", "lost", "done");
    }

    static String value(SharedField field, String value, Page page) {
        return switch (field) {
            case NEED -> words(value, "find.need.", page);
            case ATTENTION -> words(value, "referrals.attention.", page);
            case NAME, REACH, WHEN, WORDS -> value;
        };
    }

    /// Marks free text with the language in which it was written.
    static @Nullable String lang(SharedField field, String value, Page page) {
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

    static List<SummaryRow> rows(Referral referral, Page page) {
        var rows = new ArrayList<SummaryRow>();
        for (var field : SharedField.values())
            if (referral.passed().containsKey(field)) {
                var value = referral.passed().getOrDefault(field, "");
                var row = SummaryRow.of(page.t("referrals.passed." + field.key()), value(field, value, page));
                rows.add(lang(field, value, page) == null ? row : row.frenchValue());
            }
        return rows;
    }

    /// The summary before the receiver confirms to read: without any name.
    static List<SummaryRow> outside(Referral referral, Page page) {
        return rows(referral, page).stream()
                .filter(row -> row.term().equals(page.t("referrals.passed.need")))
                .toList();
    }

    /// The state, in words for the person.
    static String personTitle(ReferralReader.ReferralDetail standing, Page page) {
        return page.t("referrals.person." + standing.referral().state().key());
    }

    /// The consequences for the person: whether and when to go, whom to ask for, and how long to wait.
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

    /// « Le 3 déc. 2026, 14 h 30 », and the step.
    record StepRow(String when, String what, String words) {}

    /// @param all whether to show free text
    static List<StepRow> lines(List<HistoryStep> steps, boolean all, Page page) {
        return steps.stream()
                .filter(step -> step.move() != ReferralStep.DRAFTED)
                .map(step -> new StepRow(page.shortMoment(step.at()), what(step, true, page), words(step, all)))
                .toList();
    }

    /// The steps at earlier places: place, time, step and reason.
    static List<StepRow> before(ReferralReader.ReferralView seen, Page page) {
        return seen.before().stream()
                .map(one -> new StepRow(
                        page.shortMoment(one.step().at()),
                        one.place() + page.colon() + what(one.step(), false, page),
                        ""))
                .toList();
    }

    private static String what(HistoryStep step, boolean day, Page page) {
        var key = "referrals.step." + step.move().key();
        if (step.move() == ReferralStep.APPOINTED && day)
            return page.t(key + ".day", step.day().map(page::moment).orElse(""));
        var said =
                page.t(step.who() == ReferralStep.StepAuthor.CLOCK && page.has(key + ".clock") ? key + ".clock" : key);
        var reason = "referrals.reason." + step.reason();
        return step.reason().isEmpty() || !page.has(reason) ? said : page.t("referrals.step.why", said, page.t(reason));
    }

    private static String words(HistoryStep step, boolean all) {
        return switch (step.move()) {
            case ASKED, REPLIED, REFUSED -> step.words();
            // Omits the telephone number: the coordination reads it above the history.
            case ESCALATED -> "";
            default -> all ? step.words() : "";
        };
    }
}
