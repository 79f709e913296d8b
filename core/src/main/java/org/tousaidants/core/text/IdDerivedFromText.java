package org.tousaidants.core.text;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// « Identifiant dérivé » — computes an id from a text. The same text always gives the same id, so that an activity
/// that is sent twice is stored once.
public final class IdDerivedFromText {
    private IdDerivedFromText() {}

    public static UUID of(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
