package org.tousaidants.governance.ruleproposals;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.web.Form;
import org.tousaidants.rules.archive.ProtocolIdentityEditor;
import org.tousaidants.rules.versions.RulesAdoptionDecision;

/// The form that publishes a draft.
///
/// @param lines name, version and first day of the protocol
/// @param latest latest published version when the page was shown
record RulesPublicationForm(ProtocolIdentityEditor lines, RulesAdoptionDecision decision, String latest) {
    static final Pattern VERSION = Pattern.compile("\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}");
    private static final Pattern ONE_LINE = Pattern.compile("[^\\n\\t]+");
    private static final int SIGNED_MAX = 200;
    private static final int REASON_MAX = 1000;

    static Optional<RulesPublicationForm> parse(Form form, UUID by) {
        var version = form.text("version")
                .required("drafts.publish.version.missing")
                .matches(VERSION, "drafts.publish.version.wrong")
                .get();
        var day = form.text("jour")
                .required("drafts.publish.day.missing")
                .as(RulesPublicationForm::day, "drafts.publish.day.wrong");
        var signedBy = form.text("par")
                .required("drafts.publish.by.missing")
                .max(SIGNED_MAX)
                .matches(ONE_LINE, "drafts.publish.by.missing")
                .get();
        var status =
                form.text("statut").required("drafts.publish.status.missing").get();
        var adopted = status.equals("adopte");
        if (!adopted && !status.equals("proposition")) form.error("statut", "drafts.publish.status.missing");
        var reason = form.text("raison")
                .required("drafts.publish.reason.missing")
                .max(REASON_MAX)
                .get();
        return form.hasErrors() || day.isEmpty()
                ? Optional.empty()
                : Optional.of(new RulesPublicationForm(
                        new ProtocolIdentityEditor(
                                version, day.get(), adopted ? Optional.of(signedBy) : Optional.empty()),
                        new RulesAdoptionDecision(by, signedBy, reason),
                        form.value("derniere")));
    }

    private static Optional<LocalDate> day(String text) {
        return FormValueParser.day(text).filter(day -> day.getYear() > 1999 && day.getYear() < 2200);
    }
}
