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
import org.tousaidants.platform.files.InspectedFileUpload;
import org.tousaidants.platform.files.StoredFile;
import org.tousaidants.platform.files.StoredFiles;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Les photos des lieux » — stores at most one picture for each place, with an alternative text. Pictures are
/// encoded again, which removes the metadata of the camera or telephone.
@Service
public class PlacePhotos implements FileAccessRule {
    private static final String KIND = "places.photo";
    /// Suffix that marks a small picture in the file store. It follows the id of the place to which the picture
    /// belongs.
    private static final String SMALL = ".small";
    private static final String SMALL_NAME = "vignette.jpg";

    private static final int MOST_BYTES = 10 << 20;

    /// « Photo » — the web path of a picture, and its alternative text.
    public record PlacePhoto(String path, String text) {}

    /// « Dépôt de photo » — the result of storing a picture.
    public enum PhotoUploadResult {
        KEPT,
        TOO_LARGE,
        NO_PICTURE
    }

    private final PlacePhotoStore store;
    private final StoredFiles files;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PlacePhotos(PlacePhotoStore store, StoredFiles files, TransactionTemplate transaction, Clock clock) {
        this.transaction = transaction;
        this.store = store;
        this.files = files;
        this.clock = clock;
    }

    /// Stores a picture for the place, instead of the previous picture if there is one. Both sizes are encoded
    /// and checked before the transaction begins.
    ///
    /// @param from content of the uploaded file
    /// @param text alternative text
    public PhotoUploadResult give(PlaceId place, InputStream from, String text) throws IOException {
        var bytes = from.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) return PhotoUploadResult.TOO_LARGE;
        var picture = PhotoReencoding.anew(bytes);
        if (picture.isEmpty()) return PhotoUploadResult.NO_PICTURE;
        var small = PhotoReencoding.small(picture.get());
        if (small.isEmpty()
                || !(files.examine("photo.jpg", new ByteArrayInputStream(picture.get()))
                        instanceof InspectedFileUpload.AcceptedUpload large)
                || !(files.examine(SMALL_NAME, new ByteArrayInputStream(small.get()))
                        instanceof InspectedFileUpload.AcceptedUpload little)) return PhotoUploadResult.NO_PICTURE;
        transaction.executeWithoutResult(status -> {
            drop(place);
            var pair = new PlacePhotoStore.PhotoFilePair(
                    files.keep(new StoredFile.FileOwner(KIND, place.toString()), large)
                            .id(),
                    files.keep(new StoredFile.FileOwner(KIND, place + SMALL), little)
                            .id());
            store.save(place, pair, text, clock.instant());
        });
        return PhotoUploadResult.KEPT;
    }

    @Transactional
    public void drop(PlaceId place) {
        for (var file : store.files(place)) files.drop(file);
        store.delete(place);
    }

    @Transactional(readOnly = true)
    public Optional<PlacePhoto> of(PlaceId place) {
        return store.text(place)
                .flatMap(text -> files.of(new StoredFile.FileOwner(KIND, place.toString())).stream()
                        .findFirst()
                        .map(file -> new PlacePhoto(file.path(), text)));
    }

    /// Returns the small picture of each place that has a picture, for the lists of results. The key is the text
    /// of the place id.
    public Map<String, PlacePhoto> cards() {
        return store.small(SMALL_NAME);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean mayRead(String owner, Optional<SignedInPerson> actor) {
        return true;
    }
}
