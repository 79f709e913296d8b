package org.tousaidants.places.directory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.files.FileAccessRule;
import org.tousaidants.platform.files.Files;
import org.tousaidants.platform.files.InspectedUpload;
import org.tousaidants.platform.files.StoredFile;
import org.tousaidants.platform.identity.Actor;

/// « Les photos des lieux » — stores one picture with an alternative text for each place. Pictures are encoded
/// again, so that no metadata of the telephone remains.
@Service
public class Photos implements FileAccessRule {
    private static final String KIND = "places.photo";
    /// Suffix of the owner of a small picture: the id of the place precedes it.
    private static final String SMALL = ".small";
    private static final String SMALL_NAME = "vignette.jpg";

    private static final int MOST_BYTES = 10 << 20;

    /// « Photo » — the web path of a picture, and its alternative text.
    public record Photo(String path, String text) {}

    /// « Dépôt de photo » — the result of storing a picture.
    public enum Giving {
        KEPT,
        TOO_LARGE,
        NO_PICTURE
    }

    private final PhotoStore store;
    private final Files files;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Photos(PhotoStore store, Files files, TransactionTemplate transaction, Clock clock) {
        this.transaction = transaction;
        this.store = store;
        this.files = files;
        this.clock = clock;
    }

    /// Replaces the picture of the place. Both sizes are made and checked before the transaction begins.
    public Giving give(PlaceId place, InputStream from, String text) throws IOException {
        var bytes = from.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) return Giving.TOO_LARGE;
        var picture = Picture.anew(bytes);
        if (picture.isEmpty()) return Giving.NO_PICTURE;
        var small = Picture.small(picture.get());
        if (small.isEmpty()
                || !(files.examine("photo.jpg", new ByteArrayInputStream(picture.get()))
                        instanceof InspectedUpload.AcceptedUpload large)
                || !(files.examine(SMALL_NAME, new ByteArrayInputStream(small.get()))
                        instanceof InspectedUpload.AcceptedUpload little)) return Giving.NO_PICTURE;
        transaction.executeWithoutResult(status -> {
            drop(place);
            var pair = new PhotoStore.Pair(
                    files.keep(new StoredFile.Owner(KIND, place.toString()), large)
                            .id(),
                    files.keep(new StoredFile.Owner(KIND, place + SMALL), little)
                            .id());
            store.save(place, pair, text, clock.instant());
        });
        return Giving.KEPT;
    }

    @Transactional
    public void drop(PlaceId place) {
        for (var file : store.files(place)) files.drop(file);
        store.delete(place);
    }

    @Transactional(readOnly = true)
    public Optional<Photo> of(PlaceId place) {
        return store.text(place)
                .flatMap(text -> files.of(new StoredFile.Owner(KIND, place.toString())).stream()
                        .findFirst()
                        .map(file -> new Photo(file.path(), text)));
    }

    /// The small pictures of all places that have one, by the text of the place id, for the lists of results.
    public Map<String, Photo> cards() {
        return store.small(SMALL_NAME);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean mayRead(String owner, Optional<Actor> actor) {
        return true;
    }
}
