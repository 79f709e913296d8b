package org.tousaidants.places.directory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.files.StoredFile;

/// Rows of `places_photo`.
@Repository
class PhotoStore {
    private final Sql db;

    PhotoStore(Sql db) {
        this.db = db;
    }

    /// The same picture, large and small.
    record Pair(UUID file, UUID small) {}

    void save(String network, PlaceId place, Pair pair, String text, Instant at) {
        db.sql(network, """
                insert into places_photo (network, place, file, small, text, at)
                values (:network, :place, :file, :small, :text, :at)""")
                .param("place", place.value())
                .param("file", pair.file())
                .param("small", pair.small())
                .param("text", text)
                .param("at", at)
                .update();
    }

    void delete(String network, PlaceId place) {
        db.sql(network, "delete from places_photo where network = :network and place = :place")
                .param("place", place.value())
                .update();
    }

    List<UUID> files(String network, PlaceId place) {
        return db.sql(network, """
                select one from places_photo, unnest(array[file, small]) one
                where network = :network and place = :place and one is not null""")
                .param("place", place.value())
                .query(UUID.class)
                .list();
    }

    Map<String, Photos.Photo> small(String network, String name) {
        return db
                .sql(
                        network,
                        "select place, small, text from places_photo where network = :network and small is not null")
                .query((set, n) -> {
                    var row = Rows.of(set);
                    return Map.entry(
                            row.id("place").toString(),
                            new Photos.Photo(StoredFile.path(row.id("small"), name), row.text("text")));
                })
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<String> text(String network, PlaceId place) {
        return db.sql(network, "select text from places_photo where network = :network and place = :place")
                .param("place", place.value())
                .query(String.class)
                .optional();
    }
}
