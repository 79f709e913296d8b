package org.tousaidants.outreach.traveltimes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.SqlColumnConverter;

/// Stores rows of the tables `travel_minutes` and `travel_commune`.
@Repository
class TravelTimeStore {
    private static final int AT_ONCE = 200;

    /// The minutes to a place.
    ///
    /// @param source source of the minutes: the roads, or the week and opening hours
    /// @param estimated whether they are estimates
    /// @param minutes minutes in the order of the communes
    record MeasuredTravelTimesOfPlace(UUID place, GeoPoint at, String source, boolean estimated, short[] minutes) {}

    private final Sql db;

    TravelTimeStore(Sql db) {
        this.db = db;
    }

    /// Passes the stored rows one by one to `reader`, within a transaction, because thousands of places would
    /// fill the memory of a small server. The codes of the communes are compared in the database for the same
    /// reason: a row that was measured from other communes is passed without minutes and without source.
    void each(String mode, List<String> communes, Consumer<MeasuredTravelTimesOfPlace> reader) {
        RowCallbackHandler reading = set -> {
            var row = SqlColumnConverter.of(set);
            reader.accept(new MeasuredTravelTimesOfPlace(
                    row.id("place"),
                    new GeoPoint(row.real("latitude"), row.real("longitude")),
                    row.text("source"),
                    row.flag("estimated"),
                    shorts((Short[]) set.getArray("minutes").getArray())));
        };
        db.sql("""
            select place, latitude, longitude, estimated,
                case when communes = :communes::text[] then source else '' end as source,
                case when communes = :communes::text[] then minutes else '{}' end as minutes
            from travel_minutes where mode = :mode\
            """)
                .param("mode", mode)
                .param("communes", communes.toArray(String[]::new))
                .fetching(AT_ONCE)
                .query(reading);
    }

    /// The version of the stored rows, which changes when a process writes a row.
    record TravelTimeRowsVersion(long rows, Optional<Instant> last) {}

    TravelTimeRowsVersion mark(String mode) {
        return db.sql("select count(*) as rows, max(measured_at) as last from travel_minutes where mode = :mode")
                .param("mode", mode)
                .query(TravelTimeRowsVersion.class)
                .single();
    }

    void keep(String mode, List<String> communes, MeasuredTravelTimesOfPlace one, Instant now) {
        db.sql("""
            insert into travel_minutes
                (mode, place, latitude, longitude, source, estimated, communes, minutes, measured_at)
            values (:mode, :place, :latitude, :longitude, :source, :estimated, :communes, :minutes, :now)
            on conflict (network, mode, place) do update
            set latitude = excluded.latitude, longitude = excluded.longitude, source = excluded.source,
                estimated = excluded.estimated, communes = excluded.communes, minutes = excluded.minutes,
                measured_at = excluded.measured_at\
            """)
                .param("mode", mode)
                .param("place", one.place())
                .param("latitude", one.at().latitude())
                .param("longitude", one.at().longitude())
                .param("source", one.source())
                .param("estimated", one.estimated())
                .param("communes", communes.toArray(String[]::new))
                .param("minutes", one.minutes())
                .param("now", now)
                .update();
    }

    void drop(String mode, List<UUID> places) {
        if (places.isEmpty()) return;
        db.sql("delete from travel_minutes where mode = :mode and place = any (:places)")
                .param("mode", mode)
                .param("places", places.toArray(UUID[]::new))
                .update();
    }

    /// Returns the codes of the communes whose minutes to these communes were measured from this source.
    Set<String> measuredCommunes(String source, List<String> communes) {
        return Set.copyOf(
                db.sql("select commune from travel_commune where source = :source and communes = :communes::text[]")
                        .param("source", source)
                        .param("communes", communes.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    /// Stores the minutes from each commune to one commune.
    ///
    /// @param minutes minutes from each of the communes to this commune
    void keepCommune(
            String commune, String source, boolean estimated, List<String> communes, short[] minutes, Instant now) {
        db.sql("""
            insert into travel_commune (commune, source, estimated, communes, minutes, measured_at)
            values (:commune, :source, :estimated, :communes, :minutes, :now)
            on conflict (network, commune) do update
            set source = excluded.source, estimated = excluded.estimated, communes = excluded.communes,
                minutes = excluded.minutes, measured_at = excluded.measured_at\
            """)
                .param("commune", commune)
                .param("source", source)
                .param("estimated", estimated)
                .param("communes", communes.toArray(String[]::new))
                .param("minutes", minutes)
                .param("now", now)
                .update();
    }

    private static short[] shorts(Short[] boxed) {
        var shorts = new short[boxed.length];
        for (var i = 0; i < shorts.length; i++) shorts[i] = boxed[i];
        return shorts;
    }
}
