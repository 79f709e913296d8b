package org.tousaidants.places.upkeep;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Sql;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Rows of `care_report` and `care_reporter`.
@Repository
class ReportStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};
    private static final String REPORT = """
            select r.id, r.place, r.at, r.topic, r.message, r.shown, r.lang, r.who, c.contact,
                   r.answered_at, r.answered_as, r.answered_by, r.answer,
                   (select fate from care_letter l
                    where l.network = r.network and l.report = r.id and l.kind = 'ANSWER') as fate
            from care_report r left join care_reporter c on c.network = r.network and c.report = r.id
            """;

    private final Sql db;

    ReportStore(Sql db) {
        this.db = db;
    }

    /// Returns whether it is new.
    boolean insert(String network, Report report) {
        var added = db.sql(network, """
                        insert into care_report (network, id, place, at, topic, message, shown, lang, who)
                        values (:network, :id, :place, :at, :topic, :message, :shown::jsonb, :lang, :who)
                        on conflict (network, id) do nothing
                        """)
                .params(report)
                .param(
                        "shown",
                        JSON.writeValueAsString(report.shown().entrySet().stream()
                                .collect(
                                        Collectors.toMap(shown -> shown.getKey().column(), Map.Entry::getValue))))
                .update();
        if (added == 1)
            report.contact()
                    .ifPresent(contact -> db.sql(network, """
                                    insert into care_reporter (network, report, contact)
                                    values (:network, :report, :contact)
                                    """)
                            .param("report", report.id())
                            .param("contact", contact)
                            .update());
        return added == 1;
    }

    /// Those that wait for an answer first, oldest first; then the latest answered.
    List<Report> list(String network, int offset, int limit) {
        return db.sql(network, REPORT + """
                        where r.network = :network
                        order by r.answered_at is not null, case when r.answered_at is null then r.at end, r.answered_at desc,
                                 r.id
                        offset :offset limit :limit
                        """)
                .param("offset", offset)
                .param("limit", limit)
                .query(ReportStore::report)
                .list();
    }

    int count(String network) {
        return db.sql(network, "select count(*) from care_report where network = :network")
                .query(Integer.class)
                .single();
    }

    List<Report> waiting(String network, Collection<PlaceId> places) {
        return db.sql(network, REPORT + """
                        where r.network = :network and r.place = any(:places) and r.answered_at is null
                        order by r.at, r.id
                        """)
                .param("places", places.stream().map(PlaceId::value).toArray(UUID[]::new))
                .query(ReportStore::report)
                .list();
    }

    /// A report that waits: of which place, since when.
    record Waiting(PlaceId place, Instant at) {}

    List<Waiting> allWaiting(String network) {
        return db.sql(network, "select place, at from care_report where network = :network and answered_at is null")
                .query(Waiting.class)
                .list();
    }

    /// The places of all that wait.
    List<PlaceId> waitingPlaces(String network) {
        return db.sql(
                        network,
                        "select distinct place from care_report where network = :network and answered_at is null")
                .query(PlaceId.class)
                .list();
    }

    /// Forgets how to reach those who were answered before `answered`, and those who reported before `reported`.
    int forgetContacts(String network, Instant answered, Instant reported) {
        return db.sql(network, """
                        delete from care_reporter c using care_report r
                        where c.network = :network and r.network = c.network and r.id = c.report
                          and (r.answered_at < :answered or r.at < :reported)
                        """)
                .param("answered", answered)
                .param("reported", reported)
                .update();
    }

    Optional<Report> byId(String network, UUID id) {
        return db.sql(network, REPORT + "where r.network = :network and r.id = :id")
                .param("id", id)
                .query(ReportStore::report)
                .optional();
    }

    int waiting(String network) {
        return db.sql(network, "select count(*) from care_report where network = :network and answered_at is null")
                .query(Integer.class)
                .single();
    }

    /// Returns whether this answer was written: not when there is one already.
    boolean answer(String network, UUID id, Instant at, PlaceRelation as, UUID by, String words) {
        return db.sql(network, """
                                update care_report
                                set answered_at = :at, answered_as = :as, answered_by = :by, answer = :words
                                where network = :network and id = :id and answered_at is null
                                """)
                        .param("id", id)
                        .param("at", at)
                        .param("as", as.name())
                        .param("by", by)
                        .param("words", words)
                        .update()
                == 1;
    }

    private static Report report(ResultSet row, int i) throws SQLException {
        var answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        return new Report(
                row.getObject("id", UUID.class),
                new PlaceId(row.getObject("place", UUID.class)),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Report.Topic.valueOf(row.getString("topic")),
                row.getString("message"),
                shown(row.getString("shown")),
                row.getString("lang"),
                PlaceRelation.valueOf(row.getString("who")),
                Optional.ofNullable(row.getString("contact")),
                answeredAt == null
                        ? Optional.empty()
                        : Optional.of(new Report.Answered(
                                answeredAt.toInstant(),
                                PlaceRelation.valueOf(row.getString("answered_as")),
                                Optional.ofNullable(row.getObject("answered_by", UUID.class)),
                                row.getString("answer"),
                                Optional.ofNullable(row.getString("fate")).map(Posted.Fate::valueOf))));
    }

    private static Map<Field, String> shown(String json) {
        var shown = new EnumMap<Field, String>(Field.class);
        JSON.readValue(json, VALUES)
                .forEach((column, value) -> Field.ofColumn(column).ifPresent(field -> shown.put(field, value)));
        return shown;
    }
}
