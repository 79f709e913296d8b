package org.tousaidants.support.referrals;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.web.Form;
import org.tousaidants.support.referrals.Referral.ReferralHistoryStep;

/// Parses one step of a referral from a form.
final class ReferralStepForm {

    private static final int WORDS_MAX = 600;
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})\\s*[hH:]\\s*(\\d{2})?");
    private static final Set<String> REFUSALS =
            Set.of("full", "not-here", "public", "not-reached", "declined", "other");
    private static final Set<String> CLOSINGS = Set.of("elsewhere", "stopped", "lost", "done");

    private final Form form;
    private final Instant now;
    private final ReferralStep.ReferralStepAuthor who;
    private final Optional<UUID> account;

    ReferralStepForm(Form form, Instant now, ReferralStep.ReferralStepAuthor who, Optional<UUID> account) {
        this.form = form;
        this.now = now;
        this.who = who;
        this.account = account;
    }

    ReferralHistoryStep plain(ReferralStep move) {
        return ReferralHistoryStep.of(move, now, who, account);
    }

    /// Returns a step with the typed text; if the text is empty, adds an error to the form and returns empty.
    Optional<ReferralHistoryStep> said(ReferralStep move) {
        var words = form.text("said").required("referrals.said.missing").max(WORDS_MAX);
        return good(plain(move).saying(words.get()));
    }

    Optional<ReferralHistoryStep> refused() {
        var why = form.text("reason").required("referrals.reason.missing").as(oneOf(REFUSALS), "web.error.choice");
        var words = form.text("else").max(WORDS_MAX);
        return good(plain(ReferralStep.REFUSED).because(why.orElse("")).saying(words.get()));
    }

    Optional<ReferralHistoryStep> closed() {
        var why = form.text("closing").required("referrals.reason.missing").as(oneOf(CLOSINGS), "web.error.choice");
        return good(plain(ReferralStep.CLOSED).because(why.orElse("")));
    }

    /// Returns a step with an appointment: a day within the next four months, and a time. If they are invalid,
    /// adds an error to the form and returns empty.
    Optional<ReferralHistoryStep> appointed() {
        var day = form.text("day").required("referrals.day.missing").as(FormValueParser::day, "referrals.day.wrong");
        var time =
                form.text("time").required("referrals.time.missing").as(ReferralStepForm::time, "referrals.time.wrong");
        var at = day.flatMap(
                one -> time.map(hour -> one.atTime(hour).atZone(ParisTime.ZONE).toInstant()));
        at.ifPresent(one -> {
            if (one.isBefore(now)) form.error("day", "referrals.day.past");
            if (one.isAfter(now.plus(java.time.Duration.ofDays(MOST_DAYS)))) form.error("day", "referrals.day.far");
        });
        return good(plain(ReferralStep.APPOINTED).on(at));
    }

    private static final int MOST_DAYS = 120;

    private Optional<ReferralHistoryStep> good(ReferralHistoryStep step) {
        return form.hasErrors() ? Optional.empty() : Optional.of(step);
    }

    private static java.util.function.Function<String, Optional<String>> oneOf(Set<String> known) {
        return typed -> Optional.of(typed).filter(known::contains);
    }

    private static Optional<LocalTime> time(String typed) {
        var read = TIME.matcher(typed);
        if (!read.matches()) return Optional.empty();
        var hour = Integer.parseInt(read.group(1));
        var minute = read.group(2) == null ? 0 : Integer.parseInt(read.group(2));
        return hour > 23 || minute > 59 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
    }
}
