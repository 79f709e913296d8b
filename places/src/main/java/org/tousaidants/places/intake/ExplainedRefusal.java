package org.tousaidants.places.intake;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// « Refus expliqué » — a refusal to explain to a person: a key of `messages/intake_*.properties` and its
/// parameters. Pages translate the key themselves; the command line tool and the reports ask for the sentence.
public sealed interface ExplainedRefusal permits SourceRefusal, UnreadableRecord {
    String key();

    List<Object> details();

    default Reason why() {
        return new Reason(key(), details());
    }

    default String sentence(Locale locale) {
        // Without the no-fallback control a machine in another language would use that language's files.
        var texts = ResourceBundle.getBundle(
                "messages.intake",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(texts.getString(key()), locale)
                .format(details().toArray());
    }
}
