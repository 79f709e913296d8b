package org.tousaidants.places.directory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.SqlColumnConverter;
import org.tousaidants.platform.files.StoredFile;

/// Reads and writes the table `places_photo`.
@Repository
class PlacePhotoStore {
    private final Sql db;

    PlacePhotoStore(Sql db) {
        this.db = db;
    }

    /// The ids of the two stored files of one picture: its normal size and its small size.
    record PhotoFilePair(UUID file, UUID small) {}

    void save(PlaceId place, PhotoFilePair pair, String text, Instant at) {
        db.sql("""
                insert into places_photo (place, file, small, text, recorded_at)
                values (:place, :file, :small, :text, :at)""")
                .param("place", place.value())
                .param("file", pair.file())
                .param("small", pair.small())
                .param("text", text)
                .param("at", at)
                .update();
    }

    void delete(PlaceId place) {
        db.sql("delete from places_photo where place = :place")
                .param("place", place.value())
                .update();
    }

    List<UUID> files(PlaceId place) {
        return db.sql("""
                select one from places_photo, unnest(array[file, small]) one
                where place = :place and one is not null""").param("place", place.value()).query(UUID.class).list();
    }

    Map<String, PlacePhotos.PlacePhoto> small(String name) {
        return db
                .sql("select place, small, text from places_photo where small is not null")
                .query((set, n) -> {
                    var row = SqlColumnConverter.of(set);
                    return Map.entry(
                            row.id("place").toString(),
                            new PlacePhotos.PlacePhoto(StoredFile.path(row.id("small"), name), row.text("text")));
                })
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<String> text(PlaceId place) {
        return db.sql("select text from places_photo where place = :place")
                .param("place", place.value())
                .query(String.class)
                .optional();
    }
}
