package org.tousaidants.platform.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.web.Form;

/// « Formulaire d’une remarque » — the parsed form of a remark.
public record PublicRemarkForm(UUID id, String topic, String message, Optional<String> contact) {
    private static final int MESSAGE_MAX = 2_000;
    private static final int CONTACT_MAX = 200;

    /// Returns the remark that a person typed; if an input is invalid, returns empty and adds the errors to the
    /// form.
    public static Optional<PublicRemarkForm> parse(Form form, PublicRemarkKind kind) {
        var id = FormValueParser.uuid(form.value("id"));
        // The id is a hidden field, so its error is shown at the field of the topic, which is visible.
        if (id.isEmpty()) form.error("topic", kind.form() + ".reload");
        form.text("topic").required(kind.form() + ".topic.missing");
        var topic = form.one("topic", kind.topics());
        var message =
                form.text("message").required(kind.form() + ".message.missing").max(MESSAGE_MAX);
        var contact = form.text("contact").max(CONTACT_MAX);
        return form.hasErrors() || id.isEmpty() || topic.isEmpty()
                ? Optional.empty()
                : Optional.of(new PublicRemarkForm(id.get(), topic.get().name(), message.get(), contact.optional()));
    }

    /// Returns a new remark with the content of this form.
    ///
    /// @param subject the place or the badge, in the notation of its package
    /// @param role role of the person who reports
    /// @param shown texts that the page or card showed at that time
    public PublicRemark about(String subject, Map<String, String> shown, String lang, String role, Instant now) {
        var received =
                new PublicRemark.RemarkStep(PublicRemark.RemarkAct.RECEIVED, now, role, Optional.empty(), "", false);
        return new PublicRemark(id, now, subject, topic, message, shown, lang, contact, List.of(received));
    }
}
