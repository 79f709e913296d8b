package org.tousaidants.places.intake;

import java.util.List;

/// « Motif de refus » — the reason of a refusal or a repair: the key of a sentence of the messages and its
/// parameters, numbers, texts or another reason. Stored so in the database, so that each reader
/// gets their own language.
public record Reason(String key, List<Object> details) {
    public static final Reason NONE = new Reason("", List.of());

    public Reason {
        details = List.copyOf(details);
    }

    public static Reason of(String key, Object... details) {
        return new Reason(key, List.of(details));
    }

    public boolean isEmpty() {
        return key.isEmpty();
    }
}
