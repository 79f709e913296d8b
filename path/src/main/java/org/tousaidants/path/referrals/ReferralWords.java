package org.tousaidants.path.referrals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tousaidants.find.ranking.Need;
import org.tousaidants.path.referrals.Referral.Attention;
import org.tousaidants.path.referrals.Referral.Passed;
import org.tousaidants.path.referrals.Referral.Step;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.SummaryRow;

/// The words of a referral, the same on the screen and on paper.
final class ReferralWords {
    private ReferralWords() {}

    static List<Choice> needs(Page page) {
        return Arrays.stream(Need.values())
                .map(need -> Choice.of(need.parameter(), page.t("find.need." + need.parameter())))
                .toList();
    }

    static List<Choice> attentions(Page page) {
        return Arrays.stream(Attention.values())
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

    static String value(Passed field, String value, Page page) {
        return switch (field) {
            case NEED -> words(value, "find.need.", page);
            case ATTENTION -> words(value, "referrals.attention.", page);
            case NAME, REACH, WHEN, WORDS -> value;
        };
    }

    /// What a person wrote stays in her language.
    static @Nullable String lang(Passed field, String value, Page page) {
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
        for (var field : Passed.values())
            if (referral.passed().containsKey(field)) {
                var value = referral.passed().getOrDefault(field, "");
                var row = SummaryRow.of(page.t("referrals.passed." + field.key()), value(field, value, page));
                rows.add(lang(field, value, page) == null ? row : row.frenchValue());
            }
        return rows;
    }

    /// What is told before the receiver says that she reads: nothing of who it is.
    static List<SummaryRow> outside(Referral referral, Page page) {
        return rows(referral, page).stream()
                .filter(row -> row.term().equals(page.t("referrals.passed.need")))
                .toList();
    }

    /// How it stands, to the person herself.
    static String personTitle(Referrals.Standing standing, Page page) {
        return page.t("referrals.person." + standing.referral().state().key());
    }

    /// What that means for her: whether to go there and when, for whom to ask, and how long to wait.
    static List<String> personWords(Referrals.Standing standing, Page page) {
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

    /// « Le 3 déc. 2026, 14 h 30 », and what happened.
    record Line(String when, String what, String words) {}

    /// @param all whether the day of an appointment and what was written are told as well
    static List<Line> lines(List<Step> steps, boolean all, Page page) {
        return steps.stream()
                .filter(step -> step.move() != Move.DRAFTED)
                .map(step -> new Line(page.shortMoment(step.at()), what(step, all, page), words(step, all)))
                .toList();
    }

    /// At the places that handed on: where, when, what and why.
    static List<Line> before(Referrals.Seen seen, Page page) {
        return seen.before().stream()
                .map(one -> new Line(
                        page.shortMoment(one.step().at()),
                        one.place() + page.colon() + what(one.step(), false, page),
                        ""))
                .toList();
    }

    private static String what(Step step, boolean all, Page page) {
        var key = "referrals.step." + step.move().key();
        if (step.move() == Move.APPOINTED && all)
            return page.t(key + ".day", step.day().map(page::moment).orElse(""));
        var said = page.t(step.who() == Move.By.CLOCK && page.has(key + ".clock") ? key + ".clock" : key);
        var reason = "referrals.reason." + step.reason();
        return step.reason().isEmpty() || !page.has(reason) ? said : page.t("referrals.step.why", said, page.t(reason));
    }

    private static String words(Step step, boolean all) {
        return switch (step.move()) {
            case ASKED, REPLIED, REFUSED -> step.words();
            default -> all ? step.words() : "";
        };
    }
}
