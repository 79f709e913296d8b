package org.tousaidants.label.recognition;

import java.util.UUID;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.rules.protocol.LabelProtocol.HolderNature;

/// The holder of a label, or the applicant: a person or a place.
sealed interface LabelHolder {
    /// A helper.
    ///
    /// @param helper id of the file
    /// @param account account that owns the badge
    record HelperAsLabelHolder(UUID helper, UUID account) implements LabelHolder {}

    /// A place.
    ///
    /// @param record record of the place when its label began. If records are merged, the label counts for the
    /// merged place; if they are separated, it follows this record
    record PlaceAsLabelHolder(PlaceId record) implements LabelHolder {}

    default HolderNature nature() {
        return switch (this) {
            case HelperAsLabelHolder _ -> HolderNature.PERSON;
            case PlaceAsLabelHolder _ -> HolderNature.PLACE;
        };
    }

    /// Returns whether this account is the holder itself. The holder reads the case on their own page and not as
    /// a member of the committee.
    ///
    /// @param account id of the account
    default boolean is(UUID account) {
        return switch (this) {
            case HelperAsLabelHolder(var _, var own) -> own.equals(account);
            case PlaceAsLabelHolder _ -> false;
        };
    }
}
