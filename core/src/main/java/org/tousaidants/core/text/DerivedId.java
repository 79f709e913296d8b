package org.tousaidants.core.text;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// « Identifiant dérivé » — computes an id from a text. The same text always gives the same id, so an act that
/// is sent twice is stored once.
public final class DerivedId {
    private DerivedId() {}

    public static UUID of(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
