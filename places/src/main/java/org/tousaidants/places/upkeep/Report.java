package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.PlaceId;

/// « Signalement » — a person says that a sheet is wrong. `shown` is what the page showed of it then. `contact` is
/// what they left to be answered: read only by the people who answer, and forgotten before the rest.
record Report(
        UUID id,
        PlaceId place,
        Instant at,
        Topic topic,
        String message,
        Map<Field, String> shown,
        String lang,
        PlaceRelation who,
        Optional<String> contact,
        Optional<Answered> answered) {
    /// « Sujet d’un signalement » — what is wrong, and the fields of the sheet that it is about.
    enum Topic {
        CLOSED(Field.NOM, Field.ADRESSE, Field.COMMUNE, Field.HORAIRES),
        MOVED(Field.ADRESSE, Field.COMPLEMENT_ADRESSE, Field.CODE_POSTAL, Field.COMMUNE),
        HOURS(Field.HORAIRES),
        PHONE(Field.TELEPHONE),
        SERVICES(Field.SERVICES, Field.ACCOMPAGNEMENT),
        OTHER();

        private final List<Field> fields;

        Topic(Field... fields) {
            this.fields = List.of(fields);
        }

        List<Field> fields() {
            return fields;
        }
    }

    /// « Réponse à un signalement » — when, by whom, in what words; and what became of the letter that carried them,
    /// if one did.
    record Answered(Instant at, PlaceRelation as, Optional<UUID> by, String words, Optional<Posted.Fate> letter) {}
}
