package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.feedback.Remark;
import org.tousaidants.platform.feedback.RemarkKind;

/// « Signalement » — a person reports that a sheet is wrong.
record Report(Remark remark) {
    /// « Sujet d’un signalement » — the kind of error, and the fields of the sheet that it is about.
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
    }

    static final RemarkKind KIND = RemarkKind.of("care", "reports", "care.report", Topic.class);

    static List<Report> all(Collection<Remark> remarks) {
        return remarks.stream().map(Report::new).toList();
    }

    static PlaceId placeOf(String subject) {
        return new PlaceId(UUID.fromString(subject));
    }

    /// The values of the topic on the page, by the columns of the sheet.
    static Map<String, String> shown(Place place, Topic topic) {
        var shown = new TreeMap<String, String>();
        for (var field : topic.fields) place.sheet().get(field).ifPresent(value -> shown.put(field.column(), value));
        return shown;
    }

    UUID id() {
        return remark.id();
    }

    PlaceId place() {
        return placeOf(remark.subject());
    }

    Instant at() {
        return remark.at();
    }

    Topic topic() {
        return Topic.valueOf(remark.topic());
    }

    String message() {
        return remark.message();
    }

    String lang() {
        return remark.lang();
    }

    Map<Field, String> shown() {
        var shown = new EnumMap<Field, String>(Field.class);
        remark.shown().forEach((column, value) -> Field.ofColumn(column).ifPresent(field -> shown.put(field, value)));
        return shown;
    }
}
