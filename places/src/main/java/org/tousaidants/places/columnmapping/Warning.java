package org.tousaidants.places.columnmapping;

import java.util.stream.Stream;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.places.intake.Reason;

/// « Réparation » — a value that was repaired, guessed or dropped in a record that was kept.
public record Warning(Kind kind, Field field, String value) {

    /// The kind of repair; its text has the key `mapping.repair.…`.
    public enum Kind {
        DATE_MISSING(Nature.COMPLETED),
        DATE_FUTURE(Nature.COMPLETED),
        ID_DERIVED(Nature.COMPLETED),
        PIVOT_UNKNOWN(Nature.DROPPED),
        PIVOT_LUHN(Nature.DOUBTFUL),
        PHONE_REFUSED(Nature.DROPPED),
        PHONE_EXTRA(Nature.DROPPED),
        MAIL_REFUSED(Nature.DROPPED),
        LINK_REFUSED(Nature.DROPPED),
        POSTCODE_REPAIRED(Nature.REPAIRED),
        COMMUNE_REPAIRED(Nature.REPAIRED),
        COMMUNE_GUESSED(Nature.REPAIRED),
        COMMUNE_UNKNOWN(Nature.DOUBTFUL),
        INSEE_REPAIRED(Nature.REPAIRED),
        ADDRESS_MISSING(Nature.COMPLETED),
        COORDINATES_MISSING(Nature.COMPLETED),
        COORDINATES_REFUSED(Nature.DROPPED),
        COORDINATES_FAR(Nature.DROPPED),
        COORDINATES_REPAIRED(Nature.REPAIRED),
        HOURS_AS_TEXT(Nature.DOUBTFUL),
        RESUME_CUT(Nature.REPAIRED),
        TERM_UNKNOWN(Nature.DROPPED),
        TYPOLOGY_INFERRED(Nature.COMPLETED),
        VALUE_REFUSED(Nature.DROPPED);

        private final Nature nature;
        private final Reason why = Reason.of("mapping.repair." + ConstantName.dashed(this));

        Kind(Nature nature) {
            this.nature = nature;
        }

        public Nature nature() {
            return nature;
        }

        public Reason why() {
            return why;
        }

        /// The nature of a stored reason; a reason that only an older version knew counts as repaired.
        public static Nature nature(Reason why) {
            return Stream.of(values())
                    .filter(kind -> kind.why.key().equals(why.key()))
                    .map(Kind::nature)
                    .findFirst()
                    .orElse(Nature.REPAIRED);
        }
    }

    /// « Nature d’une réparation » — whether the value was repaired, added, kept or dropped.
    public enum Nature {
        REPAIRED,
        /// The value was inferred, because the source does not give it.
        COMPLETED,
        /// The value is kept, although it is probably wrong.
        DOUBTFUL,
        DROPPED
    }
}
