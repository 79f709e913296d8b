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
import org.tousaidants.platform.db.InstallationSecret;
import org.tousaidants.platform.db.SealedRow;
import org.tousaidants.platform.db.SealedRows;
import org.tousaidants.rules.archive.SigningKey;
import org.tousaidants.rules.archive.VerifyingKey;

/// « Les clés » — the keys with which a network signs its badges: one at a time, created on first use, the same
/// for all processes of the database.
@Service
class BadgeKeys implements SealedRows {
    private static final String PURPOSE = "badges: signing keys";

    /// The key in use.
    sealed interface Active {
        record Ready(long n, SigningKey key, Instant created) implements Active {}

        /// The key was sealed under another secret: that of another machine, or one that was lost.
        record Locked(String multikey) implements Active {}
    }

    sealed interface Rotation {
        /// @param before empty when there was none
        record Done(Optional<String> before, String now) implements Rotation {}

        /// The clock is before the creation of the key.
        record ClockBehind(Instant made) implements Rotation {}
    }

    /// The result of distrusting a key.
    sealed interface Distrusting {
        /// @param now the new key in use, when the distrusted key was the one in use
        record Done(Optional<String> now) implements Distrusting {}

        record Unknown() implements Distrusting {}

        /// The moment is in the future.
        record Ahead() implements Distrusting {}

        /// The clock is before the creation of the key.
        record ClockBehind(Instant made) implements Distrusting {}
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
        return new PrivateKeySeal(under).open(row.sealed(), known(row.multikey()));
    }

    @Override
    public String what() {
        return "clés des badges";
    }

    @Override
    @Transactional(readOnly = true)
    public List<SealedRow> sealedRows() {
        return store.signing().stream()
                .map(row -> new SealedRow(
                        row.multikey(), SealedRow.opener(secret.keys(PURPOSE), under -> opened(under, row))))
                .toList();
    }

    @Override
    @Transactional
    public boolean sealAgain(SealedRow sealed) {
        var row = store.lockActive().filter(one -> one.multikey().equals(sealed.id()));
        var key = row.flatMap(this::opened);
        key.ifPresent(known -> store.seal(row.orElseThrow().n(), seal().close(known)));
        return key.isPresent();
    }

    /// Signs with a new key from now on. The signatures of the old one stay valid; its private half is deleted.
    @Transactional
    public Rotation rotate() {
        var before = store.lockActive();
        // Read after the lock, so that a process that waited for another rotation is not before it.
        var now = clock.instant();
        if (before.isPresent()) {
            if (now.isBefore(before.get().created()))
                return new Rotation.ClockBehind(before.get().created());
            store.retire(before.get().n(), now);
        }
        var next = SigningKey.draw();
        add(next);
        return new Rotation.Done(
                before.map(KeyStore.Row::multikey), next.verifying().multikey());
    }

    /// Newest first.
    @Transactional(readOnly = true)
    public List<KnownKey> all() {
        return store.all().stream()
                .map(row -> new KnownKey(row.multikey(), row.created(), row.retired(), row.distrusted()))
                .toList();
    }

    /// The trusted ones.
    @Transactional(readOnly = true)
    public List<VerifyingKey> verifying() {
        return all().stream()
                .filter(each -> each.distrusted().isEmpty())
                .map(each -> known(each.multikey()))
                .toList();
    }

    /// The leaked ones, with the moment.
    @Transactional(readOnly = true)
    public Map<VerifyingKey, Instant> distrusted() {
        return all().stream()
                .filter(each -> each.distrusted().isPresent())
                .collect(Collectors.toMap(
                        each -> known(each.multikey()),
                        each -> each.distrusted().orElseThrow()));
    }

    /// It leaked at that moment: it is no longer among our keys, and another signs from now on. The site signs
    /// its valid badges again ([BadgeResigner]).
    @Transactional
    public Distrusting distrust(String multikey, Instant since) {
        var before = store.lockActive();
        var now = clock.instant();
        if (store.all().stream().noneMatch(row -> row.multikey().equals(multikey))) return new Distrusting.Unknown();
        if (since.isAfter(now)) return new Distrusting.Ahead();
        var next = Optional.<String>empty();
        if (before.filter(row -> row.multikey().equals(multikey)).isPresent())
            switch (rotate()) {
                case Rotation.ClockBehind(var made) -> {
                    return new Distrusting.ClockBehind(made);
                }
                case Rotation.Done(var _, var drawn) -> next = Optional.of(drawn);
            }
        store.distrust(multikey, since, now);
        return new Distrusting.Done(next);
    }

    private void add(SigningKey key) {
        store.insert(key.verifying().multikey(), seal().close(key), clock.instant());
    }

    private PrivateKeySeal seal() {
        return new PrivateKeySeal(secret.key(PURPOSE));
    }

    private static VerifyingKey known(String multikey) {
        return VerifyingKey.of(multikey).orElseThrow();
    }
}
