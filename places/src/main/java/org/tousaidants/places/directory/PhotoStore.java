package org.tousaidants.places.directory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Rows of `places_photo`.
@Repository
class PhotoStore {
    private final JdbcClient db;

    PhotoStore(JdbcClient db) {
        this.db = db;
    }

    void save(String network, PlaceId place, UUID file, String text, Instant at) {
        db.sql("insert into places_photo (network, place, file, text, at) values (:network, :place, :file, :text, :at)")
                .param("network", network)
                .param("place", place.value())
                .param("file", file)
                .param("text", text)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(String network, PlaceId place) {
        db.sql("delete from places_photo where network = :network and place = :place")
                .param("network", network)
                .param("place", place.value())
                .update();
    }

    Optional<UUID> file(String network, PlaceId place) {
        return db.sql("select file from places_photo where network = :network and place = :place")
                .param("network", network)
                .param("place", place.value())
                .query(UUID.class)
                .optional();
    }

    Optional<String> text(String network, PlaceId place) {
        return db.sql("select text from places_photo where network = :network and place = :place")
                .param("network", network)
                .param("place", place.value())
                .query(String.class)
                .optional();
    }
}
