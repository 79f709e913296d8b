package org.tousaidants.places.intake;

import java.util.List;

/// « Motif de refus » — why something was refused or repaired: the key of a sentence of the messages and what fills
/// its blanks, numbers, texts or another reason. It is kept so in the database: each reader reads her own language.
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
