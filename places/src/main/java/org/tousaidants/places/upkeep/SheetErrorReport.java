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
import org.tousaidants.platform.feedback.PublicRemark;
import org.tousaidants.platform.feedback.PublicRemarkKind;

/// « Signalement » — a person's report that a sheet is wrong.
record SheetErrorReport(PublicRemark remark) {
    /// « Sujet d’un signalement » — the kind of error that a person reports, and the fields of the sheet
    /// concerned.
    enum ErrorReportTopic {
        CLOSED(Field.NOM, Field.ADRESSE, Field.COMMUNE, Field.HORAIRES),
        MOVED(Field.ADRESSE, Field.COMPLEMENT_ADRESSE, Field.CODE_POSTAL, Field.COMMUNE),
        HOURS(Field.HORAIRES),
        PHONE(Field.TELEPHONE),
        SERVICES(Field.SERVICES, Field.ACCOMPAGNEMENT),
        OTHER();

        private final List<Field> fields;

        ErrorReportTopic(Field... fields) {
            this.fields = List.of(fields);
        }
    }

    static final PublicRemarkKind KIND = PublicRemarkKind.of("care", "reports", "care.report", ErrorReportTopic.class);

    static List<SheetErrorReport> all(Collection<PublicRemark> remarks) {
        return remarks.stream().map(SheetErrorReport::new).toList();
    }

    static PlaceId placeOf(String subject) {
        return new PlaceId(UUID.fromString(subject));
    }

    /// Returns the values that the public page of the place shows for this topic, by column of the national
    /// schema.
    static Map<String, String> shown(Place place, ErrorReportTopic topic) {
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

    ErrorReportTopic topic() {
        return ErrorReportTopic.valueOf(remark.topic());
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
