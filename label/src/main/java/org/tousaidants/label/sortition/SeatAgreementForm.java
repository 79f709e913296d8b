package org.tousaidants.label.sortition;

import java.util.Optional;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Form;

/// « Accord écrit » — parses the agreement of a person helped, on the slip or typed by the helper.
public final class SeatAgreementForm {
    private static final int NAME_MAX = 120;
    private static final int POSTAL_MAX = 400;

    private SeatAgreementForm() {}

    /// Returns empty if the box is not ticked, or with the errors recorded.
    public static Optional<SeatAgreementRequest> parse(Form form, String lang) {
        if (!form.checked("siege")) return Optional.empty();
        var name = form.text("siege-nom").required("sortition.name.missing").max(NAME_MAX);
        var mail = form.text("siege-courriel").as(MailAddress::of, "sortition.mail.wrong");
        var postal = form.text("siege-adresse").max(POSTAL_MAX);
        if (form.value("siege-courriel").isBlank() && postal.get().isEmpty())
            form.error("siege-courriel", "sortition.address.missing");
        return form.hasErrors()
                ? Optional.empty()
                : Optional.of(new SeatAgreementRequest(name.get(), mail, mail.isPresent() ? "" : postal.get(), lang));
    }
}
