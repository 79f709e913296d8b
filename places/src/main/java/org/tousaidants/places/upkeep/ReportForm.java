package org.tousaidants.places.upkeep;

import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.Parse;
import org.tousaidants.platform.web.Form;

/// What a person says is wrong with a place: strings die here.
record ReportForm(UUID id, Report.Topic topic, String message, Optional<String> contact) {
    private static final int MESSAGE_MAX = 2_000;
    private static final int CONTACT_MAX = 200;

    /// Empty when the form has errors, which it then carries.
    static Optional<ReportForm> parse(Form form) {
        var id = form.text("id").as(Parse::uuid, "care.report.reload");
        var topic = form.one("topic", Report.Topic.class);
        form.text("topic").required("care.report.topic.missing");
        var message =
                form.text("message").required("care.report.message.missing").max(MESSAGE_MAX);
        var contact = form.text("contact").max(CONTACT_MAX);
        return form.hasErrors() || id.isEmpty() || topic.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportForm(id.get(), topic.get(), message.get(), contact.optional()));
    }
}
