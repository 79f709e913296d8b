package org.tousaidants.places.directory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.files.FileReaders;
import org.tousaidants.platform.files.Files;
import org.tousaidants.platform.files.Keeping;
import org.tousaidants.platform.files.StoredFile;
import org.tousaidants.platform.identity.Actor;

/// « Les photos des lieux » — one picture of the house, given by whoever looks after it, with a text that says what is
/// to
/// be seen: drawn anew, so that nothing of the telephone stays in it.
@Service
public class Photos implements FileReaders {
    private static final String KIND = "places.photo";
    private static final int MOST_BYTES = 10 << 20;

    /// « Photo » — where it is read, and what is to be seen on it.
    public record Photo(String path, String text) {}

    /// « Dépôt de photo »
    public enum Giving {
        KEPT,
        TOO_LARGE,
        NO_PICTURE
    }

    private final PhotoStore store;
    private final Files files;
    private final Clock clock;

    Photos(PhotoStore store, Files files, Clock clock) {
        this.store = store;
        this.files = files;
        this.clock = clock;
    }

    /// Takes the place of the one that was there.
    @Transactional
    public Giving give(String network, PlaceId place, InputStream from, String text) throws IOException {
        var bytes = from.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) return Giving.TOO_LARGE;
        var picture = Picture.anew(bytes);
        if (picture.isEmpty()) return Giving.NO_PICTURE;
        drop(network, place);
        var kept = files.keep(
                network,
                new StoredFile.Owner(KIND, place.toString()),
                "photo.jpg",
                new ByteArrayInputStream(picture.get()));
        if (!(kept instanceof Keeping.Kept(var file))) return Giving.NO_PICTURE;
        store.save(network, place, file.id(), text, clock.instant());
        return Giving.KEPT;
    }

    @Transactional
    public void drop(String network, PlaceId place) {
        store.file(network, place).ifPresent(file -> files.drop(network, file));
        store.delete(network, place);
    }

    @Transactional(readOnly = true)
    public Optional<Photo> of(String network, PlaceId place) {
        return store.text(network, place)
                .flatMap(text -> files.of(network, new StoredFile.Owner(KIND, place.toString())).stream()
                        .findFirst()
                        .map(file -> new Photo(file.path(), text)));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean mayRead(String network, String owner, Optional<Actor> actor) {
        return true;
    }
}
