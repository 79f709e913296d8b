package org.tousaidants.core.text;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// « Identifiant dérivé » — the same id for the same text: an act that is sent twice is written once.
public final class DerivedId {
    private DerivedId() {}

    public static UUID of(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
