package org.tousaidants.badges;

import java.time.LocalDate;
import java.util.Optional;
import org.tousaidants.web.Form;

/// What a coordinator types to suspend, restore, renew or withdraw.
///
/// @param until only for a renewal
record StepForm(Act act, LocalDate decided, Optional<LocalDate> until, String reason) {
    enum Act {
        SUSPEND,
        RESTORE,
        RENEW,
        WITHDRAW
    }

    static Optional<StepForm> parse(Form form) {
        form.text("act").required("badges.act.missing");
        var act = form.one("act", Act.class);
        var decided = IssueForm.day(form, "decided", "badges.decided.missing");
        var until =
                act.filter(Act.RENEW::equals).flatMap(renew -> IssueForm.day(form, "until", "badges.until.missing"));
        var reason = form.text("reason").required("badges.reason.missing").max(IssueForm.REASON_MAX);
        return form.hasErrors() || act.isEmpty() || decided.isEmpty()
                ? Optional.empty()
                : Optional.of(new StepForm(act.get(), decided.get(), until, reason.get()));
    }
}
