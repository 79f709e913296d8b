package org.tousaidants.label.sitevisits;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.tousaidants.label.observations.ObservedFactSubjects;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Sql;

/// Stores the stages of places: table `visits_stage`. Rows are only appended.
@Repository
class PlaceImprovementStageStore {
    /// « Visite croisée » — a visit of the team of one place (guest) to another place (host).
    record CrossVisit(PlaceId guest, PlaceId host) {}

    /// A stage, with the record of a place to which it belongs.
    record StageWithPlace(PlaceId place, PlaceImprovementStage stage) {}

    private static final String COLUMNS =
            "place, stage, done as on, company as with, changed, why, asked, dared, peer, actor as by, teller, recorded_at";

    private final Sql sql;

    PlaceImprovementStageStore(Sql sql) {
        this.sql = sql;
    }

    void add(PlaceId place, PlaceImprovementStage one) {
        sql.sql("""
                insert into sitevisits_stage (place, stage, done, company, changed, why, asked, dared, peer, actor,
                    teller, recorded_at)
                values (:place, :stage, :on, :with, :changed, :why, :asked, :dared, :peer, :by,
                    :teller, :at)""").params(one).param("place", place.value()).update();
    }

    /// Returns the stages of each place by the id of the place; the stage with the latest day is first.
    ///
    /// @param scope places to read
    Map<UUID, List<PlaceImprovementStage>> told(ObservedFactSubjects scope) {
        return scope.group(
                told("place", scope),
                one -> one.place().value(),
                Collectors.mapping(StageWithPlace::stage, Collectors.toList()));
    }

    /// Returns the visits of teams of other places to one of these records of a place.
    List<StageWithPlace> guests(ObservedFactSubjects records) {
        return told("peer", records);
    }

    private List<StageWithPlace> told(String column, ObservedFactSubjects scope) {
        return sql.sql("select " + COLUMNS + " from sitevisits_stage where true" + scope.where(column)
                        + " order by done desc, number desc")
                .param("subjects", scope.ids())
                .query(StageWithPlace.class)
                .list();
    }

    /// Returns all visits between places that took place.
    Set<CrossVisit> visits() {
        return new HashSet<>(sql.sql("""
                        select distinct place as guest, peer as host from sitevisits_stage where peer is not null
                          and done <= (recorded_at at time zone 'Europe/Paris')::date""").query(CrossVisit.class).list());
    }
}
