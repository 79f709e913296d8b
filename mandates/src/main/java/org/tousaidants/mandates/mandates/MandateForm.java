package org.tousaidants.mandates.mandates;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Form;

/// « Formulaire d’un mandat » — parses the form of a mandate.
///
/// @param witness mail address of the witness; empty if the helper is alone and the coordination calls the
///     person back
public record MandateForm(
        PersonName person,
        List<String> procedures,
        int days,
        Mandate.ConsentMethod consent,
        Optional<MailAddress> witness,
        String structure,
        PersonContactDetails reach) {
    public MandateForm(
            PersonName person, List<String> procedures, int days, Mandate.ConsentMethod consent, MailAddress witness) {
        this(person, procedures, days, consent, Optional.of(witness), "", PersonContactDetails.NONE);
    }

    /// Value of the form for a helper who is alone with the person, so that the coordination calls back.
    static final String CALL_BACK = "rappel";

    private static final int LONGEST_STRUCTURE = 120;
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d .\\-()]{6,24}");

    static Optional<MandateForm> parse(Form form, MandateRules rules) {
        var person =
                form.text("personne").required("mandates.error.person").as(PersonName::of, "mandates.error.person");
        var procedures = form.values("demarches").stream()
                .filter(rules.procedures()::contains)
                .distinct()
                .toList();
        if (procedures.isEmpty()) form.error("demarches", "mandates.error.procedures");
        var days = form.text("duree")
                .required("mandates.error.days")
                .as(
                        typed -> rules.days().stream()
                                .filter(one -> one.toString().equals(typed))
                                .findFirst(),
                        "mandates.error.days");
        var calledBack = form.value("accord").equals(CALL_BACK);
        var consent =
                calledBack ? Optional.of(Mandate.ConsentMethod.PHONE) : form.one("accord", Mandate.ConsentMethod.class);
        if (consent.isEmpty()) form.error("accord", "mandates.error.consent");
        var witness = calledBack
                ? Optional.<MailAddress>empty()
                : form.text("temoin").required("mandates.error.witness").as(MailAddress::of, "mandates.error.witness");
        var structure = form.text("structure").max(LONGEST_STRUCTURE).get().strip();
        var mail = form.text("courriel").as(MailAddress::of, "mandates.error.mail");
        var phone = form.text("telephone")
                .matches(PHONE, "mandates.error.phone")
                .optional()
                .orElse("");
        if (calledBack && phone.isEmpty()) form.error("telephone", "mandates.error.call-back");
        if (!form.hasErrors() && mail.isEmpty() && phone.isEmpty() && !form.checked("sans"))
            form.error("courriel", "mandates.error.reach");
        if (form.hasErrors()) return Optional.empty();
        return Optional.of(new MandateForm(
                person.get(),
                procedures,
                days.get(),
                consent.get(),
                witness,
                structure,
                new PersonContactDetails(mail, phone)));
    }
}
