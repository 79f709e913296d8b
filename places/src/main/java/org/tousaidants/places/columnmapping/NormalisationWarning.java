package org.tousaidants.places.columnmapping;

import java.util.stream.Stream;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.places.intake.RefusalReason;

/// « Réparation » — a value that was repaired, guessed or dropped in an accepted record.
public record NormalisationWarning(WarningKind kind, Field field, String value) {

    /// The kind of repair; its text has the key `mapping.repair.…`.
    public enum WarningKind {
        DATE_MISSING(WarningNature.COMPLETED),
        DATE_FUTURE(WarningNature.COMPLETED),
        ID_DERIVED(WarningNature.COMPLETED),
        PIVOT_UNKNOWN(WarningNature.DROPPED),
        PIVOT_LUHN(WarningNature.DOUBTFUL),
        PHONE_REFUSED(WarningNature.DROPPED),
        PHONE_EXTRA(WarningNature.DROPPED),
        MAIL_REFUSED(WarningNature.DROPPED),
        LINK_REFUSED(WarningNature.DROPPED),
        POSTCODE_REPAIRED(WarningNature.REPAIRED),
        COMMUNE_REPAIRED(WarningNature.REPAIRED),
        COMMUNE_GUESSED(WarningNature.REPAIRED),
        COMMUNE_UNKNOWN(WarningNature.DOUBTFUL),
        INSEE_REPAIRED(WarningNature.REPAIRED),
        ADDRESS_MISSING(WarningNature.COMPLETED),
        COORDINATES_MISSING(WarningNature.COMPLETED),
        COORDINATES_REFUSED(WarningNature.DROPPED),
        COORDINATES_FAR(WarningNature.DROPPED),
        COORDINATES_REPAIRED(WarningNature.REPAIRED),
        HOURS_AS_TEXT(WarningNature.DOUBTFUL),
        RESUME_CUT(WarningNature.REPAIRED),
        TERM_UNKNOWN(WarningNature.DROPPED),
        TYPOLOGY_INFERRED(WarningNature.COMPLETED),
        VALUE_REFUSED(WarningNature.DROPPED);

        private final WarningNature nature;
        private final RefusalReason why = RefusalReason.of("mapping.repair." + EnumConstantName.dashed(this));

        WarningKind(WarningNature nature) {
            this.nature = nature;
        }

        public WarningNature nature() {
            return nature;
        }

        public RefusalReason why() {
            return why;
        }

        /// Returns the nature of a repair from its stored reason. A reason that this version of the software
        /// does not know counts as repaired.
        public static WarningNature nature(RefusalReason why) {
            return Stream.of(values())
                    .filter(kind -> kind.why.key().equals(why.key()))
                    .map(WarningKind::nature)
                    .findFirst()
                    .orElse(WarningNature.REPAIRED);
        }
    }

    /// « Nature d’une réparation » — whether the value was repaired, added, kept unchanged or dropped.
    public enum WarningNature {
        REPAIRED,
        /// The value was inferred, because the source does not give it.
        COMPLETED,
        /// The value is kept although it is probably wrong.
        DOUBTFUL,
        DROPPED
    }
}
