package org.tousaidants.label.recognition;

import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.rules.protocol.Protocol.Nature;

/// The holder of a label or the applicant: a person or a place.
sealed interface LabelHolder {
    /// @param helper id of the file
    /// @param account owner of the badge
    record AHelper(UUID helper, UUID account) implements LabelHolder {}

    /// @param record the record of the place when its label began. If records are merged, the label counts for
    /// the merged
    ///     place; if they are separated, it follows this record
    record APlace(PlaceId record) implements LabelHolder {}

    default Nature nature() {
        return switch (this) {
            case AHelper _ -> Nature.PERSON;
            case APlace _ -> Nature.PLACE;
        };
    }

    /// Whether this account is the holder: such a person reads the case on their own page.
    default boolean is(UUID account) {
        return switch (this) {
            case AHelper(var _, var own) -> own.equals(account);
            case APlace _ -> false;
        };
    }
}
