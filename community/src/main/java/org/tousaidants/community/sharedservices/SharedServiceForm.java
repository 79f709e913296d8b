package org.tousaidants.community.sharedservices;

import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.web.Form;

/// Parses the forms of an offer and of an interest.
final class SharedServiceForm {
    private static final int LINE_MAX = 160;
    private static final int CONDITIONS_MAX = 500;
    private static final int SHOWN_MAX = 1_000;

    record OfferInput(
            UUID id,
            SharedService.SharedServiceKind kind,
            String title,
            String organisation,
            String shown,
            SharedServices.SharingTerms terms) {}

    record InterestInput(UUID id, String organisation, String contact, String words) {}

    private SharedServiceForm() {}

    static Optional<OfferInput> offer(Form form) {
        var id = form.text("id").as(FormValueParser::uuid, "sharedservices.reload");
        form.text("kind").required("sharedservices.kind.missing");
        var kind = form.one("kind", SharedService.SharedServiceKind.class);
        var title = form.text("title").required("sharedservices.name.missing").max(LINE_MAX);
        var organisation = form.text("organisation")
                .required("sharedservices.organisation.missing")
                .max(LINE_MAX);
        var shown = form.text("shown").required("sharedservices.shown.missing").max(SHOWN_MAX);
        var conditions = form.text("conditions")
                .required("sharedservices.conditions.missing")
                .max(CONDITIONS_MAX);
        var contact =
                form.text("contact").required("sharedservices.contact.missing").max(LINE_MAX);
        return form.hasErrors() || id.isEmpty() || kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new OfferInput(
                        id.get(),
                        kind.get(),
                        title.get(),
                        organisation.get(),
                        shown.get(),
                        new SharedServices.SharingTerms(conditions.get(), contact.get())));
    }

    static Optional<InterestInput> interest(Form form) {
        var id = form.text("id").as(FormValueParser::uuid, "sharedservices.reload");
        var organisation = form.text("organisation")
                .required("sharedservices.organisation.missing")
                .max(LINE_MAX);
        var contact =
                form.text("contact").required("sharedservices.contact.missing").max(LINE_MAX);
        var words = form.text("words").max(CONDITIONS_MAX);
        return form.hasErrors() || id.isEmpty()
                ? Optional.empty()
                : Optional.of(new InterestInput(id.get(), organisation.get(), contact.get(), words.get()));
    }
}
