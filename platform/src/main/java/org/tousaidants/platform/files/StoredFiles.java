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
import org.tousaidants.platform.identity.SignedInPerson;

/// « Dépôt de fichiers » — inspects, stores, reads and deletes uploaded files.
@Service
public class StoredFiles {
    /// Maximum size of a file in bytes: large enough for a scanned guide, small enough for a database row.
    static final int MOST_BYTES = 10 << 20;

    private static final int LONGEST_NAME = 120;

    /// « Fichier lu » — a file and its bytes.
    record FileContent(StoredFile file, byte[] bytes) {}

    private final StoredFileStore store;
    private final ObjectProvider<FileAccessRule> readers;
    private final VirusScanner scanner;
    private final Clock clock;

    StoredFiles(StoredFileStore store, ObjectProvider<FileAccessRule> readers, VirusScanner scanner, Clock clock) {
        this.store = store;
        this.readers = readers;
        this.scanner = scanner;
        this.clock = clock;
    }

    /// Inspects an upload; reading stops at the maximum size. It must be called before any transaction, because
    /// a slow antivirus would block one of the few database connections.
    ///
    /// @param name file name sent by the browser: its extension must match the type
    /// @param from the bytes of the file
    @Transactional(propagation = Propagation.NEVER)
    public InspectedFileUpload examine(String name, InputStream from) throws IOException {
        var bytes = from.readNBytes(MOST_BYTES + 1);
        if (bytes.length == 0) return unfit("files.empty");
        if (bytes.length > MOST_BYTES) return unfit("files.large");
        var type = UploadFileType.of(bytes);
        if (type.isEmpty()) return unfit("files.type");
        var clean = name(name);
        if (!type.get().named(clean)) return unfit("files.name");
        return scanner.look(bytes)
                .<InspectedFileUpload>map(InspectedFileUpload.RefusedUpload::new)
                .orElseGet(() -> new InspectedFileUpload.AcceptedUpload(clean, type.get(), bytes));
    }

    private static InspectedFileUpload unfit(String why) {
        return new InspectedFileUpload.RefusedUpload(new FileUploadResult.FileRejected(why));
    }

    /// Stores an inspected file in the transaction of the caller.
    @Transactional
    public StoredFile keep(StoredFile.FileOwner owner, InspectedFileUpload.AcceptedUpload fit) {
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

    /// Inspects and stores a file in its own transaction.
    ///
    /// @param from the bytes of the file
    @Transactional(propagation = Propagation.NEVER)
    public FileUploadResult deposit(StoredFile.FileOwner owner, String name, InputStream from) throws IOException {
        return switch (examine(name, from)) {
            case InspectedFileUpload.AcceptedUpload fit -> new FileUploadResult.FileStored(keep(owner, fit));
            case InspectedFileUpload.RefusedUpload(var why) -> why;
        };
    }

    @Transactional(readOnly = true)
    public List<StoredFile> of(StoredFile.FileOwner owner) {
        return store.list(owner);
    }

    /// Returns a file with its bytes; empty if it does not exist or the person may not read it.
    @Transactional(readOnly = true)
    Optional<FileContent> read(UUID id, Optional<SignedInPerson> actor) {
        return store.find(id)
                .filter(file -> readers.stream()
                        .filter(one -> one.kind().equals(file.owner().kind()))
                        .anyMatch(one -> one.mayRead(file.owner().owner(), actor)))
                .map(file -> new FileContent(file, store.bytes(file.id())));
    }

    /// Deletes a file. Its bytes are deleted when no other file uses them.
    @Transactional
    public void drop(UUID id) {
        store.drop(id);
    }

    /// Returns a safe file name: the part of the sent name after the last slash, on one line, with its
    /// extension.
    ///
    /// @param sent file name sent by the browser
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
