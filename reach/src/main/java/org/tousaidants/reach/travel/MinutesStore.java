package org.tousaidants.reach.travel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.territory.Point;
import org.tousaidants.platform.db.Rows;

/// Rows of `travel_minutes`.
@Repository
class MinutesStore {
    /// What was measured towards a place.
    record Measured(UUID place, Point at, String source, boolean estimated, List<String> communes, short[] minutes) {}

    private final JdbcClient db;

    MinutesStore(JdbcClient db) {
        this.db = db;
    }

    /// Each row holds the codes of all its communes: they are compared where they stand, since those of thousands of
    /// places fill the memory of a small server. A row of other communes comes without any.
    List<Measured> all(String network, String mode, List<String> communes) {
        return db.sql("""
                        select place, latitude, longitude, source, estimated, communes = :communes as same, minutes
                        from travel_minutes where network = :network and mode = :mode""")
                .param("network", network)
                .param("mode", mode)
                .param("communes", new SqlArrayValue("text", communes.toArray()))
                .query((set, _) -> {
                    var row = Rows.of(set);
                    return new Measured(
                            row.id("place"),
                            new Point(set.getDouble("latitude"), set.getDouble("longitude")),
                            row.text("source"),
                            row.flag("estimated"),
                            row.flag("same") ? communes : List.of(),
                            shorts((Short[]) set.getArray("minutes").getArray()));
                })
                .list();
    }

    void keep(String network, String mode, Measured one, Instant now) {
        var minutes = new Object[one.minutes().length];
        for (var i = 0; i < minutes.length; i++) minutes[i] = one.minutes()[i];
        db.sql("""
                        insert into travel_minutes
                            (network, mode, place, latitude, longitude, source, estimated, communes, minutes, measured)
                        values (:network, :mode, :place, :latitude, :longitude, :source, :estimated, :communes, :minutes, :now)
                        on conflict (network, mode, place) do update
                        set latitude = excluded.latitude, longitude = excluded.longitude, source = excluded.source,
                            estimated = excluded.estimated, communes = excluded.communes, minutes = excluded.minutes,
                            measured = excluded.measured""")
                .param("network", network)
                .param("mode", mode)
                .param("place", one.place())
                .param("latitude", one.at().latitude())
                .param("longitude", one.at().longitude())
                .param("source", one.source())
                .param("estimated", one.estimated())
                .param("communes", new SqlArrayValue("text", one.communes().toArray()))
                .param("minutes", new SqlArrayValue("int2", minutes))
                .param("now", Rows.at(now))
                .update();
    }

    void drop(String network, String mode, List<UUID> places) {
        if (places.isEmpty()) return;
        db.sql("delete from travel_minutes where network = :network and mode = :mode and place in (:places)")
                .param("network", network)
                .param("mode", mode)
                .param("places", places)
                .update();
    }

    private static short[] shorts(Short[] boxed) {
        var shorts = new short[boxed.length];
        for (var i = 0; i < shorts.length; i++) shorts[i] = boxed[i];
        return shorts;
    }
}
