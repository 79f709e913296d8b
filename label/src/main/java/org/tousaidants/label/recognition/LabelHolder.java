package org.tousaidants.label.recognition;

import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.rules.language.Protocol.Nature;

/// The person or place that is recognised or asks to be.
sealed interface LabelHolder {
    /// @param helper id of the file
    /// @param account owner of the badge
    record AHelper(UUID helper, UUID account) implements LabelHolder {}

    /// @param record the one that stood for the place when its label began: the label counts for the place
    /// while the
    ///     records stand together, and follows this record when these are separated
    record APlace(PlaceId record) implements LabelHolder {}

    default Nature nature() {
        return switch (this) {
            case AHelper _ -> Nature.PERSON;
            case APlace _ -> Nature.PLACE;
        };
    }

    /// A person reads their own case on their own page.
    default boolean is(UUID account) {
        return switch (this) {
            case AHelper(var _, var own) -> own.equals(account);
            case APlace _ -> false;
        };
    }
}
