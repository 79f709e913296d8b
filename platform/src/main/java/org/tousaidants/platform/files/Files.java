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

/// « Dépôt de fichiers » — service for uploaded files: inspects, stores, reads and deletes them.
@Service
public class Files {
    /// Maximum size in bytes: large enough for a scanned guide, small enough for a row.
    static final int MOST_BYTES = 10 << 20;

    private static final int LONGEST_NAME = 120;

    /// « Fichier lu » — a file and its bytes.
    record FileContent(StoredFile file, byte[] bytes) {}

    private final FileStore store;
    private final ObjectProvider<FileAccessRule> readers;
    private final FileScanner scanner;
    private final Clock clock;

    Files(FileStore store, ObjectProvider<FileAccessRule> readers, FileScanner scanner, Clock clock) {
        this.store = store;
        this.readers = readers;
        this.scanner = scanner;
        this.clock = clock;
    }

    /// Inspects an upload. Called before any transaction, because a slow antivirus would block one of the few
    /// connections. Reading stops at the maximum size.
    ///
    /// @param name as sent by the browser: its extension must match the type
    @Transactional(propagation = Propagation.NEVER)
    public InspectedUpload examine(String name, InputStream from) throws IOException {
        var bytes = from.readNBytes(MOST_BYTES + 1);
        if (bytes.length == 0) return unfit("files.empty");
        if (bytes.length > MOST_BYTES) return unfit("files.large");
        var type = FileType.of(bytes);
        if (type.isEmpty()) return unfit("files.type");
        var clean = name(name);
        if (!type.get().named(clean)) return unfit("files.name");
        return scanner.look(bytes)
                .<InspectedUpload>map(InspectedUpload.RefusedUpload::new)
                .orElseGet(() -> new InspectedUpload.AcceptedUpload(clean, type.get(), bytes));
    }

    private static InspectedUpload unfit(String why) {
        return new InspectedUpload.RefusedUpload(new UploadResult.Rejected(why));
    }

    /// Stores a file in the transaction of the act to which it belongs.
    @Transactional
    public StoredFile keep(StoredFile.Owner owner, InspectedUpload.AcceptedUpload fit) {
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

    /// Stores a file outside of any other act.
    @Transactional(propagation = Propagation.NEVER)
    public UploadResult deposit(StoredFile.Owner owner, String name, InputStream from) throws IOException {
        return switch (examine(name, from)) {
            case InspectedUpload.AcceptedUpload fit -> new UploadResult.Stored(keep(owner, fit));
            case InspectedUpload.RefusedUpload(var why) -> why;
        };
    }

    @Transactional(readOnly = true)
    public List<StoredFile> of(StoredFile.Owner owner) {
        return store.list(owner);
    }

    /// A file and its bytes; empty if the reader may not read it.
    @Transactional(readOnly = true)
    Optional<FileContent> read(UUID id, Optional<Actor> actor) {
        return store.find(id)
                .filter(file -> readers.stream()
                        .filter(one -> one.kind().equals(file.owner().kind()))
                        .anyMatch(one -> one.mayRead(file.owner().owner(), actor)))
                .map(file -> new FileContent(file, store.bytes(file.id())));
    }

    /// Deletes a file; the bytes are deleted with the last file that uses them.
    @Transactional
    public void drop(UUID id) {
        store.drop(id);
    }

    /// The file name: the part after the last slash, on one line, with its extension.
    static String name(String sent) {
        var line = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)
                .codePoints()
                .filter(letter -> !Character.isISOControl(letter) && Character.getType(letter) != Character.FORMAT)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .strip();
        var letters = line.codePointCount(0, line.length());
        return letters <= LONGEST_NAME ? line : line.substring(line.offsetByCodePoints(0, letters - LONGEST_NAME));
    }
}
