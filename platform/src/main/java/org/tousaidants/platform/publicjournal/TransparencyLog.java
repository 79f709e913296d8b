package org.tousaidants.platform.publicjournal;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.db.InstallationSecret;
import org.tousaidants.platform.journal.JournalSeals;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.tenancy.Tenants;

/// « Journal public » — maintains the public, verifiable form of the log (a transparency log). A job adds new log
/// entries to its tree, so that no other transaction waits for it. After a checkpoint is signed, no other content of
/// the same size is ever signed.
@Service
class TransparencyLog {
    /// The result of countersigning a checkpoint of another operator's log.
    sealed interface CountersignResult {
        record CheckpointCountersigned(String line) implements CountersignResult {}

        record UnknownCheckpoint() implements CountersignResult {}

        /// The countersignature is refused, because this installation has seen another history of that log,
        /// or more entries of it.
        ///
        /// @param size number of entries seen
        record CheckpointConflict(long size) implements CountersignResult {}

        record LogGrowthNotProved() implements CountersignResult {}
    }

    static final int TILE = 256;
    private static final int ROUND = 5_000;

    private final TransparencyLogStore store;
    private final JournalSeals seals;
    private final InstallationSecret secret;
    private final Tenants tenants;
    private final Map<String, CheckpointKey> witnessed;
    private final Clock clock;

    /// Creates the service and reads its settings.
    ///
    /// @param witnessed logs to countersign, each as `address#key`, separated by spaces (`ta.journal.witnessed`)
    TransparencyLog(
            TransparencyLogStore store,
            JournalSeals seals,
            InstallationSecret secret,
            Tenants tenants,
            @Value("${ta.journal.witnessed:}") String witnessed,
            Clock clock) {
        this.store = store;
        this.seals = seals;
        this.secret = secret;
        this.tenants = tenants;
        this.witnessed = Stream.of(witnessed.split("\\s+"))
                .flatMap(one -> CheckpointKey.read(one.substring(one.indexOf('#') + 1)).stream())
                .collect(Collectors.toMap(CheckpointKey::name, one -> one));
        this.clock = clock;
    }

    /// Returns the signing key of this log, derived from the secret of the installation.
    private CheckpointKey.OwnCheckpointKey key() {
        return keys().getFirst();
    }

    /// Returns the current signing key and those of replaced secrets, for readers who know only a replaced key.
    private List<CheckpointKey.OwnCheckpointKey> keys() {
        var origin = tenants.ownSetting("journal.origin");
        var address = tenants.setting("public-url");
        var name = origin.isBlank()
                ? (address.isBlank() ? "tous-aidants" : URI.create(address).getHost()) + "/journal/"
                        + CurrentTenantScope.here()
                : origin;
        return secret.keys("journal checkpoint " + CurrentTenantScope.here()).stream()
                .map(seed -> new CheckpointKey.OwnCheckpointKey(name, seed.getEncoded()))
                .toList();
    }

    String published() {
        return key().signer().toString();
    }

    String publishedAsWitness() {
        return key().witness().toString();
    }

    /// Adds new log entries to the tree and signs its root. Returns false if there are no new entries, or
    /// another process is adding them.
    @Transactional
    boolean follow() {
        if (!store.lock()) return false;
        var size = store.size();
        var more = seals.after(size, ROUND);
        if (more.isEmpty()) return false;
        grow(size, more);
        var grown = size + more.size();
        var root = tree().root(grown);
        var checkpoint = new JournalCheckpoint(key().signer().name(), grown, root, List.of());
        store.sign(new TransparencyLogStore.SignedCheckpoint(
                grown, root, signed(checkpoint).note(), clock.instant()));
        return true;
    }

    /// Returns the checkpoint with a signature by each of this installation's keys.
    private JournalCheckpoint signed(JournalCheckpoint checkpoint) {
        var signed = checkpoint;
        for (var key : keys()) if (!key.signer().signed(signed)) signed = signed.with(key.sign(signed.text()));
        return signed;
    }

    private void grow(long size, List<byte[]> entries) {
        var levels = new ArrayList<Integer>();
        var places = new ArrayList<Long>();
        var hashes = new ArrayList<byte[]>();
        var fresh = new HashMap<String, byte[]>();
        var at = size;
        for (var entry : entries) {
            var hash = MerkleTree.leaf(entry);
            var place = at;
            var level = 0;
            while (true) {
                levels.add(level);
                places.add(place);
                hashes.add(hash);
                fresh.put(level + " " + place, hash);
                if ((place & 1) == 0) break;
                var left = fresh.get(level + " " + (place - 1));
                hash = MerkleTree.node(left == null ? store.node(level, place - 1) : left, hash);
                place >>= 1;
                level++;
            }
            at++;
        }
        store.add(levels, places, hashes);
    }

    private MerkleTree tree() {
        return new MerkleTree((level, index) -> store.node(level, index));
    }

    /// Returns the latest checkpoint with the countersignatures of its witnesses.
    @Transactional(readOnly = true)
    Optional<JournalCheckpoint> latest() {
        return store.latest().flatMap(this::whole);
    }

    /// Returns the latest checkpoint with the signatures that are stored with it, without those of other keys or
    /// witnesses.
    @Transactional(readOnly = true)
    Optional<JournalCheckpoint> signedOnce() {
        return store.latest().flatMap(one -> JournalCheckpoint.read(one.note()));
    }

    String origin() {
        return keys().getFirst().signer().name();
    }

    /// Returns the public keys of the current secret and of replaced ones.
    List<CheckpointKey> ownSignature() {
        return keys().stream().map(CheckpointKey.OwnCheckpointKey::signer).toList();
    }

    private Optional<JournalCheckpoint> whole(TransparencyLogStore.SignedCheckpoint signed) {
        return JournalCheckpoint.read(signed.note()).map(one -> {
            // After the signing key was replaced, the new key must sign the text of the last checkpoint
            // too.
            var all = signed(one);
            for (var line : store.cosignatures(signed.size())) all = all.with(line);
            return all;
        });
    }

    /// Returns whether the log has an entry with this number (from 1), which may not be in the tree yet.
    @Transactional(readOnly = true)
    boolean written(long n) {
        return n > 0 && !seals.after(n - 1, 1).isEmpty();
    }

    @Transactional(readOnly = true)
    Optional<List<byte[]>> inclusion(long index, long size) {
        if (index < 0 || index >= size || size > store.size()) return Optional.empty();
        return Optional.of(tree().inclusion(index, size));
    }

    @Transactional(readOnly = true)
    Optional<List<byte[]>> consistency(long old, long size) {
        if (old < 0 || old > size || size > store.size()) return Optional.empty();
        return Optional.of(tree().consistency(old, size));
    }

    /// Returns the hashes of a tile (a block of nodes of one level); empty if the tile does not have `width`
    /// hashes yet.
    ///
    /// @param n number of the tile in its level
    @Transactional(readOnly = true)
    Optional<byte[]> tile(int level, long n, int width) {
        if (level < 0 || level > 7 || width < 1 || width > TILE) return Optional.empty();
        var found = store.nodes(level * 8, n * TILE, width);
        if (found.size() < width) return Optional.empty();
        var bytes = new byte[width * 32];
        for (var i = 0; i < width; i++) System.arraycopy(found.get(i), 0, bytes, i * 32, 32);
        return Optional.of(bytes);
    }

    /// Returns the entries of a tile (a block of nodes of one level). Each entry is the hash of one log entry,
    /// preceded by its length.
    ///
    /// @param n number of the tile
    /// @param width number of entries in the tile
    @Transactional(readOnly = true)
    Optional<byte[]> entries(long n, int width) {
        if (width < 1 || width > TILE || n * TILE + width > store.size()) return Optional.empty();
        var found = seals.after(n * TILE, width);
        if (found.size() < width) return Optional.empty();
        var bytes = new byte[width * 34];
        for (var i = 0; i < width; i++) {
            bytes[i * 34 + 1] = 32;
            System.arraycopy(found.get(i), 0, bytes, i * 34 + 2, 32);
        }
        return Optional.of(bytes);
    }

    long erased() {
        return seals.erased();
    }

    List<CheckpointCountersignature> witnesses() {
        return store.witnesses();
    }

    /// Countersigns a checkpoint of another operator's log (C2SP `tlog-witness`), if the proof shows that this
    /// log only grew since the last checkpoint that this installation countersigned.
    ///
    /// @param old number of entries at that last checkpoint
    @Transactional
    CountersignResult witness(long old, List<byte[]> proof, JournalCheckpoint checkpoint) {
        var signer = witnessed.get(checkpoint.origin());
        if (signer == null || !signer.signed(checkpoint)) return new CountersignResult.UnknownCheckpoint();
        var seen =
                store.seen(checkpoint.origin()).orElse(new TransparencyLogStore.WitnessedMerkleTree(0, new byte[32]));
        if (old != seen.size() || checkpoint.size() < seen.size())
            return new CountersignResult.CheckpointConflict(seen.size());
        if (old == checkpoint.size() && old > 0 && !Arrays.equals(seen.root(), checkpoint.root()))
            return new CountersignResult.CheckpointConflict(seen.size());
        if (!MerkleTree.grew(old, seen.root(), checkpoint.size(), checkpoint.root(), proof))
            return new CountersignResult.LogGrowthNotProved();
        var line = key().countersign(checkpoint.text(), clock.instant());
        store.see(
                checkpoint.origin(),
                new TransparencyLogStore.WitnessedMerkleTree(checkpoint.size(), checkpoint.root()),
                new JournalCheckpoint(checkpoint.origin(), checkpoint.size(), checkpoint.root(), List.of(line)).note(),
                clock.instant());
        return new CountersignResult.CheckpointCountersigned(line);
    }

    @Transactional(readOnly = true)
    Optional<String> countersignature(String origin) {
        return store.countersigned(origin);
    }

    /// Returns the size at which this installation last saw the log of this name; 0 if it has never seen it.
    @Transactional
    long seen(String origin) {
        return store.seen(origin)
                .map(TransparencyLogStore.WitnessedMerkleTree::size)
                .orElse(0L);
    }

    /// Returns the text of the request to a witness: the latest checkpoint, with the proof that the log only
    /// grew since the size that this witness last saw.
    ///
    /// @param old that size
    @Transactional(readOnly = true)
    Optional<String> toWitness(long old) {
        return store.latest()
                .filter(one -> one.size() >= old)
                .map(one -> "old " + old + "\n"
                        + tree().consistency(old, one.size()).stream()
                                .map(hash -> Base64.getEncoder().encodeToString(hash) + "\n")
                                .collect(Collectors.joining())
                        + "\n"
                        + JournalCheckpoint.read(one.note())
                                .map(this::signed)
                                .orElseThrow()
                                .note());
    }

    @Transactional(readOnly = true)
    long cosigned(CheckpointKey witness) {
        return store.cosigned(witness.name());
    }

    /// Stores the countersignature of a witness, if it is a valid signature by `witness` on the checkpoint of
    /// this installation with this size. Returns whether it was stored.
    ///
    /// @param line signature line sent by the witness
    @Transactional
    boolean countersigned(CheckpointKey witness, long size, String line) {
        var signed = store.signed(size).flatMap(one -> JournalCheckpoint.read(one.note()));
        if (signed.filter(one -> witness.signed(one.text(), line.strip())).isEmpty()) return false;
        store.cosign(size, witness.name(), line.strip(), clock.instant());
        return true;
    }
}
