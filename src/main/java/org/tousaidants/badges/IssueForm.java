package org.tousaidants.badges;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.tousaidants.protocol.Recognition;
import org.tousaidants.web.Form;

/// What a coordinator types to issue a badge: strings die here.
record IssueForm(List<Recognition.Promise> promises, LocalDate decided, LocalDate until, String reason) {
    static final int REASON_MAX = 300;

    static Optional<IssueForm> parse(Form form, Recognition rules) {
        var promises = rules.promises().stream()
                .filter(promise -> form.has("promises", promise.id()))
                .toList();
        if (promises.isEmpty()) form.error("promises", "badges.flaw.no_promise");
        var decided = day(form, "decided", "badges.decided.missing");
        var until = day(form, "until", "badges.until.missing");
        var reason = form.text("reason").required("badges.reason.missing").max(REASON_MAX);
        return form.hasErrors() || decided.isEmpty() || until.isEmpty()
                ? Optional.empty()
                : Optional.of(new IssueForm(promises, decided.get(), until.get(), reason.get()));
    }

    static Optional<LocalDate> day(Form form, String field, String missing) {
        return form.text(field).required(missing).as(IssueForm::day, "badges.day.wrong");
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() > 1999 && day.getYear() < 2200);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// Which field a flaw of the decision is about.
    static String field(Badges.Flaw flaw) {
        return switch (flaw) {
            case ANOTHER_KIND, NO_PROMISE, FOREIGN_PROMISE -> "promises";
            case DECIDED_LATER -> "decided";
            case ENDED_ALREADY, TOO_LONG -> "until";
            case NO_REASON -> "reason";
        };
    }
}
