package org.tousaidants.places.fieldmapping;

import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.places.intake.Reason;

/// « Réparation » — something in a record that was repaired, guessed or dropped without losing the record.
public record Warning(Kind kind, Field field, String value) {

    /// Each with its words `mapping.repair.…`.
    public enum Kind {
        DATE_MISSING,
        DATE_FUTURE,
        ID_DERIVED,
        PIVOT_UNKNOWN,
        PIVOT_LUHN,
        PHONE_REFUSED,
        PHONE_EXTRA,
        MAIL_REFUSED,
        LINK_REFUSED,
        POSTCODE_REPAIRED,
        COMMUNE_REPAIRED,
        COMMUNE_GUESSED,
        COMMUNE_UNKNOWN,
        INSEE_REPAIRED,
        ADDRESS_MISSING,
        COORDINATES_MISSING,
        COORDINATES_REFUSED,
        COORDINATES_FAR,
        COORDINATES_REPAIRED,
        HOURS_AS_TEXT,
        RESUME_CUT,
        TERM_UNKNOWN,
        TYPOLOGY_INFERRED,
        VALUE_REFUSED;

        private final Reason why = Reason.of("mapping.repair." + ConstantName.dashed(this));

        public Reason why() {
            return why;
        }
    }
}
