package org.tousaidants.label.sitevisits;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.label.observations.CharterCommitmentAnswer;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Form;
import org.tousaidants.rules.protocol.LabelCharter.CharterCommitment;
import org.tousaidants.rules.protocol.LabelRules.LabelFact;
import org.tousaidants.rules.protocol.LabelRules.LabelFactType;

/// Parses the form after a visit, and the form to sign for a place.
final class PlaceVisitForm {
    static final int MOST = 1_000;
    static final int NOTE_MAX = 1_000;
    static final List<String> LANGUAGES = List.of("fr", "en");
    private static final int NAME_MAX = 160;
    private static final int INVITED_MAX = 120;

    private PlaceVisitForm() {}

    static Optional<PlaceConditionFacts.VisitReport> noted(Form form, List<LabelFact> facts) {
        var day = form.text("jour").required("visits.day.missing").as(FormValueParser::day, "visits.day.wrong");
        var values = new LinkedHashMap<String, Long>();
        for (var fact : facts) {
            var id = fact.id();
            if (fact.type() == LabelFactType.NUMBER)
                form.text(id).integer(0, MOST).ifPresent(number -> values.put(id, (long) number));
            else
                switch (form.value(id)) {
                    case "oui" -> values.put(id, 1L);
                    case "non" -> values.put(id, 0L);
                    case "" -> {}
                    default -> form.error(id, "web.error.choice");
                }
        }
        var note = form.text("note").max(NOTE_MAX).get();
        if (!form.hasErrors() && values.isEmpty()) form.error(facts.getFirst().id(), "visits.nothing");
        return form.hasErrors() || day.isEmpty()
                ? Optional.empty()
                : Optional.of(new PlaceConditionFacts.VisitReport(day.get(), values, note));
    }

    /// Returns the recipient of a link; empty if the form has errors.
    static Optional<PlaceStageLinkSender.PlaceLinkRecipient> to(Form form) {
        var mail = form.text("mail").required("visits.mail.missing").as(MailAddress::of, "visits.mail.wrong");
        var name = form.text("nom")
                .required("visits.name.missing")
                .max(INVITED_MAX)
                .get()
                .replaceAll("\\s+", " ");
        var lang = form.text("langue")
                .as(typed -> Optional.of(typed).filter(LANGUAGES::contains), "web.error.choice")
                .orElse("fr");
        return form.hasErrors()
                ? Optional.empty()
                : mail.map(to -> new PlaceStageLinkSender.PlaceLinkRecipient(to, name, lang));
    }

    static List<CharterCommitmentAnswer> answers(Form form, List<CharterCommitment> commitments) {
        return CharterCommitmentAnswer.typed(form, commitments, false, "visits.sign.missing");
    }

    static String signer(Form form) {
        return form.text("signataire")
                .required("visits.signer.missing")
                .max(NAME_MAX)
                .get()
                .replaceAll("\\s+", " ");
    }
}
