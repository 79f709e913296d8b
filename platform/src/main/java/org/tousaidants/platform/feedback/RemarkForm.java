package org.tousaidants.platform.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.web.Form;

/// « Formulaire d’une remarque » — the parsed form of a remark.
public record RemarkForm(UUID id, String topic, String message, Optional<String> contact) {
    private static final int MESSAGE_MAX = 2_000;
    private static final int CONTACT_MAX = 200;

    /// Parses the form. Returns empty and adds the errors to the form if an input is invalid.
    public static Optional<RemarkForm> parse(Form form, RemarkKind kind) {
        var id = ValueParser.uuid(form.value("id"));
        // The id is a hidden field, so its error is shown at a visible one.
        if (id.isEmpty()) form.error("topic", kind.form() + ".reload");
        form.text("topic").required(kind.form() + ".topic.missing");
        var topic = form.one("topic", kind.topics());
        var message =
                form.text("message").required(kind.form() + ".message.missing").max(MESSAGE_MAX);
        var contact = form.text("contact").max(CONTACT_MAX);
        return form.hasErrors() || id.isEmpty() || topic.isEmpty()
                ? Optional.empty()
                : Optional.of(new RemarkForm(id.get(), topic.get().name(), message.get(), contact.optional()));
    }

    /// @param role role of the person who reports
    /// @param shown what the page or card showed at that time
    public Remark about(String subject, Map<String, String> shown, String lang, String role, Instant now) {
        var received = new Remark.Step(Remark.Act.RECEIVED, now, role, Optional.empty(), "", false);
        return new Remark(id, now, subject, topic, message, shown, lang, contact, List.of(received));
    }
}
