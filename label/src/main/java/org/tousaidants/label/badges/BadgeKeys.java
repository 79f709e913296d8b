package org.tousaidants.label.badges;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.db.EncryptedRow;
import org.tousaidants.platform.db.EncryptedRowSource;
import org.tousaidants.platform.db.InstallationSecret;
import org.tousaidants.rules.archive.SigningKey;
import org.tousaidants.rules.archive.VerifyingKey;

/// « Les clés » — manages the signing keys of a network: one active key at a time, created on first use, shared
/// by all processes of the database.
@Service
class BadgeKeys implements EncryptedRowSource {
    private static final String PURPOSE = "badges: signing keys";

    /// The active key.
    sealed interface Active {
        record Ready(long n, SigningKey key, Instant created) implements Active {}

        /// The key was encrypted under another secret: the secret of another machine, or a lost secret.
        record Locked(String multikey) implements Active {}
    }

    sealed interface KeyRotationResult {
        /// @param before the previous key; empty if there was no previous key
        /// @param now the new active key
        record Done(Optional<String> before, String now) implements KeyRotationResult {}

        /// The clock is before the creation of the key.
        record ClockBehind(Instant made) implements KeyRotationResult {}
    }

    /// The result of distrusting a key.
    sealed interface KeyDistrustResult {
        /// @param now the new active key, if the distrusted key was active
        record Done(Optional<String> now) implements KeyDistrustResult {}

        record Unknown() implements KeyDistrustResult {}

        /// The given moment of the leak is in the future.
        record Ahead() implements KeyDistrustResult {}

        /// The clock is before the creation of the key.
        record ClockBehind(Instant made) implements KeyDistrustResult {}
    }

    record KnownKey(String multikey, Instant created, Optional<Instant> retired, Optional<Instant> distrusted) {}

    private final KeyStore store;
    private final InstallationSecret secret;
    private final Clock clock;

    BadgeKeys(KeyStore store, InstallationSecret secret, Clock clock) {
        this.store = store;
        this.secret = secret;
        this.clock = clock;
    }

    @Transactional
    public Active active() {
        var row = store.active();
        if (row.isEmpty()) {
            add(SigningKey.draw());
            row = store.active();
        }
        var found = row.orElseThrow();
        return opened(found)
                .<Active>map(key -> new Active.Ready(found.n(), key, found.created()))
                .orElseGet(() -> new Active.Locked(found.multikey()));
    }

    private Optional<SigningKey> opened(KeyStore.Row row) {
        return secret.keys(PURPOSE).stream()
                .flatMap(under -> opened(under, row).stream())
                .findFirst();
    }

    private static Optional<SigningKey> opened(SecretKey under, KeyStore.Row row) {
        return new PrivateKeyEncryption(under).open(row.sealed(), known(row.multikey()));
    }

    @Override
    public String what() {
        return "clés des badges";
    }

    @Override
    @Transactional(readOnly = true)
    public List<EncryptedRow> sealedRows() {
        return store.signing().stream()
                .map(row -> new EncryptedRow(
                        row.multikey(), EncryptedRow.opener(secret.keys(PURPOSE), under -> opened(under, row))))
                .toList();
    }

    @Override
    @Transactional
    public boolean sealAgain(EncryptedRow sealed) {
        var row = store.lockActive().filter(one -> one.multikey().equals(sealed.id()));
        var key = row.flatMap(this::opened);
        key.ifPresent(known -> store.seal(row.orElseThrow().n(), seal().close(known)));
        return key.isPresent();
    }

    /// Replaces the active key by a new one. Old signatures stay valid; the old private key is deleted.
    @Transactional
    public KeyRotationResult rotate() {
        var before = store.lockActive();
        // The clock is read after the lock: a process that waited for another rotation must not get an earlier
        // time.
        var now = clock.instant();
        if (before.isPresent()) {
            if (now.isBefore(before.get().created()))
                return new KeyRotationResult.ClockBehind(before.get().created());
            store.retire(before.get().n(), now);
        }
        var next = SigningKey.draw();
        add(next);
        return new KeyRotationResult.Done(
                before.map(KeyStore.Row::multikey), next.verifying().multikey());
    }

    /// All keys, newest first.
    @Transactional(readOnly = true)
    public List<KnownKey> all() {
        return store.all().stream()
                .map(row -> new KnownKey(row.multikey(), row.created(), row.retired(), row.distrusted()))
                .toList();
    }

    /// The trusted keys, active and retired.
    @Transactional(readOnly = true)
    public List<VerifyingKey> verifying() {
        return all().stream()
                .filter(each -> each.distrusted().isEmpty())
                .map(each -> known(each.multikey()))
                .toList();
    }

    /// The distrusted keys, each with the moment from which it is distrusted.
    @Transactional(readOnly = true)
    public Map<VerifyingKey, Instant> distrusted() {
        return all().stream()
                .filter(each -> each.distrusted().isPresent())
                .collect(Collectors.toMap(
                        each -> known(each.multikey()),
                        each -> each.distrusted().orElseThrow()));
    }

    /// Marks a key as leaked at that moment. It is no longer published, and a new key becomes active.
    /// [BadgeSignatureRenewal] signs the valid badges again.
    @Transactional
    public KeyDistrustResult distrust(String multikey, Instant since) {
        var before = store.lockActive();
        var now = clock.instant();
        if (store.all().stream().noneMatch(row -> row.multikey().equals(multikey)))
            return new KeyDistrustResult.Unknown();
        if (since.isAfter(now)) return new KeyDistrustResult.Ahead();
        var next = Optional.<String>empty();
        if (before.filter(row -> row.multikey().equals(multikey)).isPresent())
            switch (rotate()) {
                case KeyRotationResult.ClockBehind(var made) -> {
                    return new KeyDistrustResult.ClockBehind(made);
                }
                case KeyRotationResult.Done(var _, var drawn) -> next = Optional.of(drawn);
            }
        store.distrust(multikey, since, now);
        return new KeyDistrustResult.Done(next);
    }

    private void add(SigningKey key) {
        store.insert(key.verifying().multikey(), seal().close(key), clock.instant());
    }

    private PrivateKeyEncryption seal() {
        return new PrivateKeyEncryption(secret.key(PURPOSE));
    }

    private static VerifyingKey known(String multikey) {
        return VerifyingKey.of(multikey).orElseThrow();
    }
}
