package org.tousaidants.places.intake;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// « Refus expliqué » — a refusal that a person must understand: a key of `messages/intake_*.properties` and what
/// fills its blanks. Pages translate the key themselves; the command line tool and the reports ask for the sentence.
public sealed interface Explained permits Refused, Broken {
    String key();

    List<Object> details();

    default Reason why() {
        return new Reason(key(), details());
    }

    default String sentence(Locale locale) {
        // Without the no-fallback control a machine in another language would answer neither French nor English.
        var texts = ResourceBundle.getBundle(
                "messages.intake",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(texts.getString(key()), locale)
                .format(details().toArray());
    }
}
