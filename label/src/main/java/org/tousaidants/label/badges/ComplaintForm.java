package org.tousaidants.label.badges;

import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.Parse;
import org.tousaidants.platform.web.Form;

/// What a person complains of: strings die here.
///
/// @param number as it stands on the card, if there is one
record ComplaintForm(UUID id, String number, Complaint.Topic topic, String message, Optional<String> contact) {
    private static final int NUMBER_MAX = 40;
    private static final int MESSAGE_MAX = 2_000;
    private static final int CONTACT_MAX = 200;

    static Optional<ComplaintForm> parse(Form form) {
        var id = form.text("id").as(Parse::uuid, "badges.complaint.reload");
        if (id.isEmpty()) form.error("topic", "badges.complaint.reload");
        form.text("topic").required("badges.complaint.topic.missing");
        var topic = form.one("topic", Complaint.Topic.class);
        var number = form.text("numero").max(NUMBER_MAX);
        var message = form.text("message")
                .required("badges.complaint.message.missing")
                .max(MESSAGE_MAX);
        var contact = form.text("contact").max(CONTACT_MAX);
        return form.hasErrors() || id.isEmpty() || topic.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ComplaintForm(id.get(), number.get(), topic.get(), message.get(), contact.optional()));
    }
}
