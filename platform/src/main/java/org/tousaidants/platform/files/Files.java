package org.tousaidants.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.platform.identity.Actor;

/// « Dépôt de fichiers » — the door.
@Service
public class Files {
    /// Long enough for a scanned guide, short enough for a row.
    static final int MOST_BYTES = 10 << 20;

    private static final int LONGEST_NAME = 120;

    /// « Fichier lu ».
    record Read(StoredFile file, byte[] bytes) {}

    private final FileStore store;
    private final ObjectProvider<FileReaders> readers;
    private final FileScanner scanner;
    private final Clock clock;

    Files(FileStore store, ObjectProvider<FileReaders> readers, FileScanner scanner, Clock clock) {
        this.store = store;
        this.readers = readers;
        this.scanner = scanner;
        this.clock = clock;
    }

    /// Before any transaction begins: a slow antivirus would hold its connection, and ten of those are all there are.
    /// It is read no further than it may be long.
    ///
    /// @param name as the browser says it: what it ends with must be what the bytes are
    @Transactional(propagation = Propagation.NEVER)
    public Examined examine(String name, InputStream from) throws IOException {
        var bytes = from.readNBytes(MOST_BYTES + 1);
        if (bytes.length == 0) return unfit("files.empty");
        if (bytes.length > MOST_BYTES) return unfit("files.large");
        var type = FileType.of(bytes);
        if (type.isEmpty()) return unfit("files.type");
        var clean = name(name);
        if (!type.get().named(clean)) return unfit("files.name");
        return scanner.look(bytes)
                .<Examined>map(Examined.Unfit::new)
                .orElseGet(() -> new Examined.Fit(clean, type.get(), bytes));
    }

    private static Examined unfit(String why) {
        return new Examined.Unfit(new Deposit.Refused(why));
    }

    /// In the transaction of the act that the file belongs to.
    @Transactional
    public StoredFile keep(StoredFile.Owner owner, Examined.Fit fit) {
        var hash = Sha256.of(fit.bytes());
        var file = new StoredFile(
                UUID.randomUUID(),
                owner,
                fit.name(),
                fit.type(),
                fit.bytes().length,
                StoredFile.hex(hash),
                clock.instant());
        store.add(file, hash, fit.bytes());
        return file;
    }

    /// A file that belongs to no other act.
    @Transactional(propagation = Propagation.NEVER)
    public Deposit deposit(StoredFile.Owner owner, String name, InputStream from) throws IOException {
        return switch (examine(name, from)) {
            case Examined.Fit fit -> new Deposit.Kept(keep(owner, fit));
            case Examined.Unfit(var why) -> why;
        };
    }

    @Transactional(readOnly = true)
    public List<StoredFile> of(StoredFile.Owner owner) {
        return store.list(owner);
    }

    /// What the asker may not read is not found.
    @Transactional(readOnly = true)
    Optional<Read> read(UUID id, Optional<Actor> actor) {
        return store.find(id)
                .filter(file -> readers.stream()
                        .filter(one -> one.kind().equals(file.owner().kind()))
                        .anyMatch(one -> one.mayRead(file.owner().owner(), actor)))
                .map(file -> new Read(file, store.bytes(file.id())));
    }

    /// The bytes go with the last file that has them.
    @Transactional
    public void drop(UUID id) {
        store.drop(id);
    }

    /// What follows the last slash, on one line, its ending kept.
    static String name(String said) {
        var line = said.substring(Math.max(said.lastIndexOf('/'), said.lastIndexOf('\\')) + 1)
                .codePoints()
                .filter(letter -> !Character.isISOControl(letter) && Character.getType(letter) != Character.FORMAT)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .strip();
        var letters = line.codePointCount(0, line.length());
        return letters <= LONGEST_NAME ? line : line.substring(line.offsetByCodePoints(0, letters - LONGEST_NAME));
    }
}
