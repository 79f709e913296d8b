package org.tousaidants.label.recognition;

import java.util.UUID;
import org.tousaidants.label.rules.Protocol.Nature;
import org.tousaidants.places.directory.PlaceId;

/// Who, or what, is recognised or asks to be.
sealed interface Holder {
    /// @param helper whose file
    /// @param account whose badge
    record AHelper(UUID helper, UUID account) implements Holder {}

    /// @param record the one that stood for the place when its label began: the label is that of the place while the
    ///   records stand together, and goes its own way when these are separated
    record APlace(PlaceId record) implements Holder {}

    default Nature nature() {
        return switch (this) {
            case AHelper _ -> Nature.PERSON;
            case APlace _ -> Nature.PLACE;
        };
    }

    /// What concerns oneself is read on one's own page.
    default boolean is(UUID account) {
        return switch (this) {
            case AHelper(var _, var own) -> own.equals(account);
            case APlace _ -> false;
        };
    }
}
