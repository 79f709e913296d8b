package org.tousaidants.platform.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// « Secret de l’installation » — under it stands what a copy of the database must not give away. The environment says
/// it (`TA_SECRET`, the same for all processes of one database), else a file of the data folder that only its owner
/// reads, drawn at the first need. It is in no backup of the database.
@Component
public final class InstallationSecret {
    private static final int SHORTEST = 32;
    /// A purpose may be that of one hook or one network.
    private static final int MOST_KEYS = 1_000;

    private static final String FILE = "secret";
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final String given;
    private final Path folder;
    private volatile byte @Nullable [] known;
    /// Those asked for again and again: a letter is opened with the same key as the one before.
    private final Map<String, SecretKey> keys = new ConcurrentHashMap<>();

    @Autowired
    InstallationSecret(@Value("${ta.secret:}") String given) {
        this(given, DataFolder.chosen());
    }

    InstallationSecret(String given, Path folder) {
        this.given = given.strip();
        this.folder = folder;
    }

    /// A key for one purpose, always the same; two purposes never share one.
    public SecretKey key(String purpose) {
        if (keys.size() > MOST_KEYS) keys.clear();
        return keys.computeIfAbsent(purpose, this::derived);
    }

    private SecretKey derived(String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret())
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] secret() {
        var secret = known;
        if (secret != null) return secret;
        secret = read();
        known = secret;
        return secret;
    }

    private byte[] read() {
        if (!given.isEmpty()) {
            if (given.length() < SHORTEST)
                throw new DatabaseRefused("TA_SECRET est trop court : donnez au moins " + SHORTEST
                        + " caractères tirés au hasard, par exemple par « openssl rand -base64 33 ».");
            return given.getBytes(StandardCharsets.UTF_8);
        }
        var file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) draw(file);
            var open = Files.getPosixFilePermissions(file).stream().anyMatch(one -> !OWNERS.contains(one));
            if (open)
                throw new DatabaseRefused("D’autres comptes de la machine peuvent lire le secret " + file
                        + ". Tapez « chmod 600 " + file + " », et demandez-vous qui l’a lu.");
            var read = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (read.length() < SHORTEST)
                throw new DatabaseRefused("Le secret " + file + " est vide ou tronqué : reprenez-le d’une sauvegarde. "
                        + "Sans lui, ce qui est scellé dans la base ne s’ouvre plus.");
            return read.getBytes(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw DatabaseRefused.of(e, folder);
        }
    }

    /// Written aside and linked, so that two processes that begin together read the same and never half of it.
    private static void draw(Path file) throws IOException {
        var bytes = new byte[SHORTEST];
        new SecureRandom().nextBytes(bytes);
        Files.createDirectories(file.getParent());
        var aside = Files.createTempFile(
                file.getParent(),
                FILE,
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(
                        Base64.getEncoder().encodeToString(bytes).getBytes(StandardCharsets.US_ASCII)));
                // A power cut leaves the whole secret or none, never an empty one.
                channel.force(true);
            }
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException drawnByAnother) {
            return;
        } finally {
            Files.delete(aside);
        }
    }

    /// Says nothing, so that a log line cannot betray it.
    @Override
    public String toString() {
        return "InstallationSecret";
    }
}
