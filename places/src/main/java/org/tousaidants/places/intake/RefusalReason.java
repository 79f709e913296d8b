package org.tousaidants.places.intake;

import java.util.List;

/// « Motif de refus » — the reason of a refusal or a repair: the message key of a sentence and its parameters
/// (numbers, texts or another reason). The database stores key and parameters, so that each reader gets the sentence
/// in their own language.
public record RefusalReason(String key, List<Object> details) {
    public static final RefusalReason NONE = new RefusalReason("", List.of());

    public RefusalReason {
        details = List.copyOf(details);
    }

    public static RefusalReason of(String key, Object... details) {
        return new RefusalReason(key, List.of(details));
    }

    public boolean isEmpty() {
        return key.isEmpty();
    }
}
