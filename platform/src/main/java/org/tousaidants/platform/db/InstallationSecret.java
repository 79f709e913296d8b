package org.tousaidants.platform.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// « Secret de l’installation » — the secret that encrypts data which a copy of the database must not reveal. It is
/// read from `TA_SECRET` (equal for all processes of one database), else from the file named in `TA_SECRET_FILE`
/// (from systemd or a vault), else from a file of the data folder that only its owner can read and that is created
/// on first use. No backup contains it. Replaced secrets still decrypt but no longer encrypt: they are read from
/// `TA_SECRET_BEFORE`, else from the file of the same name with `.before`.
@Component
public final class InstallationSecret implements InitializingBean {
    private static final int SHORTEST = 32;

    static final String FILE = "secret";
    static final String BEFORE = ".before";
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    /// File permissions of a systemd credential, in which the access of the service's account appears as a group
    /// permission.
    private static final Set<PosixFilePermission> LENT =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_READ);

    private static final Pattern DATED = Pattern.compile("(.*?)\\s+(\\d{4}-\\d{2}-\\d{2})");

    private final String given;
    private final String givenBefore;
    private final Path file;
    private final boolean named;
    private volatile List<byte[]> known = List.of();

    @Autowired
    InstallationSecret(
            @Value("${ta.secret:}") String given,
            @Value("${ta.secret-before:}") String before,
            @Value("${ta.secret-file:}") String file) {
        this(
                given,
                before,
                file.isBlank() ? PersistentDataFolder.chosen().resolve(FILE) : Path.of(file.strip()),
                !file.isBlank());
    }

    InstallationSecret(String given, Path folder) {
        this(given, "", folder.resolve(FILE), false);
    }

    InstallationSecret(String given, String before, Path file, boolean named) {
        this.given = given.strip();
        this.givenBefore = before.strip();
        this.file = file;
        this.named = named;
    }

    /// Returns the secret for a command. A command finds the secret in the same places as the server does.
    ///
    /// @param environment environment variables
    /// @param folder the data folder
    static InstallationSecret of(Map<String, String> environment, Path folder) {
        var file = environment.getOrDefault("TA_SECRET_FILE", "").strip();
        return new InstallationSecret(
                environment.getOrDefault("TA_SECRET", ""),
                environment.getOrDefault("TA_SECRET_BEFORE", ""),
                file.isEmpty() ? folder.resolve(FILE) : Path.of(file),
                !file.isEmpty());
    }

    /// Throws, so that the application does not start, if the secret is lost, too short or readable by others.
    @Override
    public void afterPropertiesSet() {
        secrets();
    }

    /// Returns the key for one purpose, which is derived from the secret. Each purpose has a different key.
    public SecretKey key(String purpose) {
        return keys(purpose).getFirst();
    }

    /// Returns the current key for a purpose, then the keys of replaced secrets, newest first; the keys of
    /// replaced secrets only decrypt.
    public List<SecretKey> keys(String purpose) {
        return secrets().stream().map(secret -> derived(secret, purpose)).toList();
    }

    /// Returns the day on which each former secret was replaced, if known, in the order of [#keys], for the
    /// operator.
    List<Optional<LocalDate>> replacements() {
        var all = new ArrayList<Optional<LocalDate>>(List.of(Optional.empty()));
        for (var one : before()) all.add(one.replaced());
        return all;
    }

    /// Returns whether there is a former secret, which may still encrypt some data.
    public boolean replaced() {
        return secrets().size() > 1;
    }

    private static SecretKey derived(byte[] secret, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<byte[]> secrets() {
        var secrets = known;
        if (!secrets.isEmpty()) return secrets;
        var all = new ArrayList<byte[]>();
        all.add(current());
        for (var one : before()) all.add(one.words().getBytes(StandardCharsets.UTF_8));
        known = List.copyOf(all);
        return known;
    }

    private byte[] current() {
        if (!given.isEmpty()) {
            if (given.length() < SHORTEST)
                throw new DatabaseSetupException("TA_SECRET est trop court : donnez au moins " + SHORTEST
                        + " caractères tirés au hasard, par exemple par « openssl rand -base64 33 ».");
            return given.getBytes(StandardCharsets.UTF_8);
        }
        try {
            if (!Files.exists(file)) {
                if (named)
                    throw new DatabaseSetupException(
                            "Le fichier " + file + ", que nomme TA_SECRET_FILE, n’existe pas : mettez-y le secret.");
                draw(file);
            }
            var read = closed(file).strip();
            if (read.length() < SHORTEST)
                throw new DatabaseSetupException(
                        "Le secret " + file + " est vide ou tronqué : reprenez-le d’une sauvegarde. "
                                + "Sans lui, ce qui est scellé dans la base ne s’ouvre plus.");
            return read.getBytes(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw DatabaseSetupException.of(e, folder());
        }
    }

    private record FormerSecret(String words, Optional<LocalDate> replaced) {
        static FormerSecret of(String line) {
            var dated = DATED.matcher(line);
            return dated.matches()
                    ? new FormerSecret(dated.group(1), Optional.of(LocalDate.parse(dated.group(2))))
                    : new FormerSecret(line, Optional.empty());
        }
    }

    /// Returns the former secrets, each with the day on which it was replaced. They are read from a file with
    /// one secret per line.
    private List<FormerSecret> before() {
        if (!given.isEmpty() || !givenBefore.isEmpty())
            return givenBefore
                    .lines()
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .map(one -> new FormerSecret(one, Optional.empty()))
                    .toList();
        var former = former(file);
        if (!Files.exists(former)) return List.of();
        try {
            return closed(former)
                    .lines()
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .map(FormerSecret::of)
                    .toList();
        } catch (IOException e) {
            throw DatabaseSetupException.of(e, folder());
        }
    }

    static Path former(Path file) {
        return file.resolveSibling(file.getFileName() + BEFORE);
    }

    private Path folder() {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    private String closed(Path file) throws IOException {
        var allowed = named ? LENT : OWNERS;
        if (!allowed.containsAll(Files.getPosixFilePermissions(file)))
            throw new DatabaseSetupException("D’autres comptes de la machine peuvent lire le secret " + file
                    + ". Tapez « chmod 600 " + file + " », et demandez-vous qui l’a lu.");
        return Files.readString(file, StandardCharsets.US_ASCII);
    }

    /// Creates a new secret. The current secret is first saved as a former one, so that a power cut loses no
    /// secret.
    static void replace(Path folder, LocalDate today) throws IOException {
        var file = folder.resolve(FILE);
        var former = former(file);
        var older = Files.exists(former) ? Files.readString(former, StandardCharsets.US_ASCII) : "";
        write(former, file, Files.readString(file, StandardCharsets.US_ASCII).strip() + " " + today + "\n" + older);
        write(file, file, drawn());
    }

    /// Deletes the secrets that were replaced before this day; returns the number of deleted secrets.
    static int forget(Path folder, LocalDate day) throws IOException {
        var former = former(folder.resolve(FILE));
        if (!Files.exists(former)) return 0;
        var lines = Files.readAllLines(former, StandardCharsets.US_ASCII);
        var kept =
                lines.stream().filter(line -> !replacedOn(line).isBefore(day)).toList();
        if (kept.isEmpty()) Files.delete(former);
        else write(former, former, String.join("\n", kept) + "\n");
        return lines.size() - kept.size();
    }

    static LocalDate replacedOn(String line) {
        return LocalDate.parse(line.substring(line.lastIndexOf(' ') + 1));
    }

    /// Writes a text file completely or not at all, and waits until the file is on disk.
    ///
    /// @param like existing file whose owner the new file gets
    /// @param words content of the file
    private static void write(Path file, Path like, String words) throws IOException {
        var aside = aside(file, words);
        Files.setOwner(aside, Files.getOwner(like));
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var folder = FileChannel.open(Objects.requireNonNull(file.getParent()))) {
            folder.force(true);
        }
    }

    private static Path aside(Path file, String words) throws IOException {
        var aside = Files.createTempFile(
                file.getParent(),
                FILE,
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.US_ASCII)));
            // The bytes are forced to disk, so that after a power cut the secret is complete or absent,
            // never empty.
            channel.force(true);
        }
        return aside;
    }

    private static String drawn() {
        var bytes = new byte[SHORTEST];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// Creates the secret in a temporary file and links this file to its final name, so that two processes that
    /// start at the same time read the same complete secret.
    private static void draw(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var aside = aside(file, drawn());
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException drawnByAnother) {
            return;
        } finally {
            Files.delete(aside);
        }
    }

    /// Hides the secret from logs.
    @Override
    public String toString() {
        return "InstallationSecret";
    }
}
