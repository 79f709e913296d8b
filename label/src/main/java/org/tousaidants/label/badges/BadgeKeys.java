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
import org.tousaidants.rules.archive.Ed25519SigningKey;
import org.tousaidants.rules.archive.Ed25519VerifyingKey;

/// « Les clés » — creates, replaces and distrusts the signing keys of a network. Only one key is active at a time;
/// it is created on first use and shared by all processes of the database.
@Service
class BadgeKeys implements EncryptedRowSource {
    private static final String PURPOSE = "badges: signing keys";

    /// The result of reading the active key.
    sealed interface ActiveKey {
        record UsableKey(long n, Ed25519SigningKey key, Instant created) implements ActiveKey {}

        /// The active key cannot be used, because it was encrypted with a secret that this installation does
        /// not have: the secret of another machine, or a lost one.
        ///
        /// @param multikey public key
        record LockedKey(String multikey) implements ActiveKey {}
    }

    sealed interface KeyRotationResult {
        /// The active key was replaced.
        ///
        /// @param before the previous key; empty if there was none
        /// @param now the new active key
        record KeyRotated(Optional<String> before, String now) implements KeyRotationResult {}

        /// The replacement is refused, because the clock of the machine shows a time before the creation of
        /// the active key.
        ///
        /// @param made moment of the creation
        record ClockBeforeRotatedKey(Instant made) implements KeyRotationResult {}
    }

    /// The result of marking a key as distrusted.
    sealed interface KeyDistrustResult {
        /// The key is distrusted.
        ///
        /// @param now new active key, if the distrusted key was active
        record KeyDistrusted(Optional<String> now) implements KeyDistrustResult {}

        record UnknownBadgeKey() implements KeyDistrustResult {}

        /// The mark is refused, because the stated moment of the leak is in the future.
        record LeakDateInFuture() implements KeyDistrustResult {}

        /// The mark is refused, because the clock of the machine shows a time before the creation of the
        /// key.
        ///
        /// @param made moment of the creation
        record ClockBeforeKeyCreation(Instant made) implements KeyDistrustResult {}
    }

    record KnownBadgeKey(String multikey, Instant created, Optional<Instant> retired, Optional<Instant> distrusted) {}

    private final BadgeKeyStore store;
    private final InstallationSecret secret;
    private final Clock clock;

    BadgeKeys(BadgeKeyStore store, InstallationSecret secret, Clock clock) {
        this.store = store;
        this.secret = secret;
        this.clock = clock;
    }

    @Transactional
    public ActiveKey active() {
        var row = store.active();
        if (row.isEmpty()) {
            add(Ed25519SigningKey.draw());
            row = store.active();
        }
        var found = row.orElseThrow();
        return opened(found)
                .<ActiveKey>map(key -> new ActiveKey.UsableKey(found.n(), key, found.created()))
                .orElseGet(() -> new ActiveKey.LockedKey(found.multikey()));
    }

    private Optional<Ed25519SigningKey> opened(BadgeKeyStore.BadgeKeyRow row) {
        return secret.keys(PURPOSE).stream()
                .flatMap(under -> opened(under, row).stream())
                .findFirst();
    }

    private static Optional<Ed25519SigningKey> opened(SecretKey under, BadgeKeyStore.BadgeKeyRow row) {
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

    /// Replaces the active key by a new one. Existing signatures remain valid; the private part of the old key
    /// is deleted.
    @Transactional
    public KeyRotationResult rotate() {
        var before = store.lockActive();
        // The clock is read after the lock, so that a process that waited for another replacement does not
        // use an earlier time.
        var now = clock.instant();
        if (before.isPresent()) {
            if (now.isBefore(before.get().created()))
                return new KeyRotationResult.ClockBeforeRotatedKey(before.get().created());
            store.retire(before.get().n(), now);
        }
        var next = Ed25519SigningKey.draw();
        add(next);
        return new KeyRotationResult.KeyRotated(
                before.map(BadgeKeyStore.BadgeKeyRow::multikey),
                next.verifying().multikey());
    }

    /// Returns all keys, newest first.
    @Transactional(readOnly = true)
    public List<KnownBadgeKey> all() {
        return store.all().stream()
                .map(row -> new KnownBadgeKey(row.multikey(), row.created(), row.retired(), row.distrusted()))
                .toList();
    }

    /// Returns the trusted keys, active and retired.
    @Transactional(readOnly = true)
    public List<Ed25519VerifyingKey> verifying() {
        return all().stream()
                .filter(each -> each.distrusted().isEmpty())
                .map(each -> known(each.multikey()))
                .toList();
    }

    /// Returns the distrusted keys, each with the moment from which it is distrusted.
    @Transactional(readOnly = true)
    public Map<Ed25519VerifyingKey, Instant> distrusted() {
        return all().stream()
                .filter(each -> each.distrusted().isPresent())
                .collect(Collectors.toMap(
                        each -> known(each.multikey()),
                        each -> each.distrusted().orElseThrow()));
    }

    /// Marks a key as leaked since a moment. The key is no longer published, and a new key becomes active.
    /// [BadgeSignatureRenewal] signs the valid badges again.
    @Transactional
    public KeyDistrustResult distrust(String multikey, Instant since) {
        var before = store.lockActive();
        var now = clock.instant();
        if (store.all().stream().noneMatch(row -> row.multikey().equals(multikey)))
            return new KeyDistrustResult.UnknownBadgeKey();
        if (since.isAfter(now)) return new KeyDistrustResult.LeakDateInFuture();
        var next = Optional.<String>empty();
        if (before.filter(row -> row.multikey().equals(multikey)).isPresent())
            switch (rotate()) {
                case KeyRotationResult.ClockBeforeRotatedKey(var made) -> {
                    return new KeyDistrustResult.ClockBeforeKeyCreation(made);
                }
                case KeyRotationResult.KeyRotated(var _, var drawn) -> next = Optional.of(drawn);
            }
        store.distrust(multikey, since, now);
        return new KeyDistrustResult.KeyDistrusted(next);
    }

    private void add(Ed25519SigningKey key) {
        store.insert(key.verifying().multikey(), seal().close(key), clock.instant());
    }

    private PrivateKeyEncryption seal() {
        return new PrivateKeyEncryption(secret.key(PURPOSE));
    }

    private static Ed25519VerifyingKey known(String multikey) {
        return Ed25519VerifyingKey.of(multikey).orElseThrow();
    }
}
