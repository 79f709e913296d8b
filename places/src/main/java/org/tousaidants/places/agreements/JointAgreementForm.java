package org.tousaidants.places.agreements;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Form;

/// Parses the forms of the agreement: a draft, a structure, a signature.
final class JointAgreementForm {
    /// Prefix of the fields of a withdrawal, which is on the same page as a signature.
    static final String LEAVE = "retrait-";

    static final List<String> LANGUAGES = List.of("fr", "en");
    private static final int TEXT_MAX = 40_000;
    private static final int NOTE_MAX = 1_000;
    static final int NAME_MAX = 160;
    private static final int CONTACT_MAX = 120;
    private static final int DPO_MAX = 200;

    /// A draft as typed.
    record TypedDraft(String seen, String text, String note) {}

    /// The person to write to, as typed.
    record TypedContact(String name, String mail, String lang) {}

    private JointAgreementForm() {}

    /// Empty if the form has mistakes.
    static Optional<TypedDraft> draft(Form form) {
        var text = form.text("texte")
                .required("agreements.text.missing")
                .max(TEXT_MAX)
                .get();
        var note = form.text("note").max(NOTE_MAX).get();
        return form.hasErrors() ? Optional.empty() : Optional.of(new TypedDraft(form.value("vu"), text + "\n", note));
    }

    static String structure(Form form) {
        return line(form.text("nom").required("agreements.name.missing").max(NAME_MAX));
    }

    static TypedContact contact(Form form) {
        var mail = form.text("mail").as(MailAddress::of, "agreements.mail.wrong");
        var name = line(form.text("contact").max(CONTACT_MAX));
        var lang = form.text("langue")
                .as(typed -> Optional.of(typed).filter(LANGUAGES::contains), "web.error.choice")
                .orElse("fr");
        return new TypedContact(name, mail.map(MailAddress::value).orElse(""), lang);
    }

    /// Parses the name and the function of the person who signs or withdraws.
    ///
    /// @param prefix of the names of the fields: empty, or [#LEAVE]
    static AgreementAct.Signatory signatory(Form form, String prefix) {
        return new AgreementAct.Signatory(
                line(form.text(prefix + "signataire")
                        .required("agreements.signer.missing")
                        .max(NAME_MAX)),
                line(form.text(prefix + "qualite")
                        .required("agreements.quality.missing")
                        .max(NAME_MAX)),
                line(form.text(prefix + "dpo").max(DPO_MAX)));
    }

    static Optional<LocalDate> day(Form form, String prefix) {
        return form.text(prefix + "jour")
                .required("agreements.day.missing")
                .as(FormValueParser::day, "agreements.day.wrong");
    }

    /// A text on one line.
    private static String line(Form.FormTextField typed) {
        return typed.get().replaceAll("\\s+", " ");
    }
}
