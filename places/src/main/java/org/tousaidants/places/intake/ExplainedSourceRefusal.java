package org.tousaidants.places.intake;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// « Refus expliqué » — a refusal with a reason for a person: a key of `messages/intake_*.properties` and its
/// parameters. Pages translate the key; the command line and the reports use the sentence.
public sealed interface ExplainedSourceRefusal permits SourceRefusal, UnreadableRecord {
    String key();

    List<Object> details();

    default RefusalReason why() {
        return new RefusalReason(key(), details());
    }

    default String sentence(Locale locale) {
        // Without this setting Java uses the language of the machine, which may be neither French nor
        // English.
        var texts = ResourceBundle.getBundle(
                "messages.intake",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(texts.getString(key()), locale)
                .format(details().toArray());
    }
}
