package org.tousaidants.platform.publicjournal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class TransparencyLogStore {
    record SignedCheckpoint(long size, byte[] root, String note, Instant at) {}

    record WitnessedMerkleTree(long size, byte[] root) {}

    private final Sql sql;

    TransparencyLogStore(Sql sql) {
        this.sql = sql;
    }

    boolean lock() {
        return sql.sql("select pg_try_advisory_xact_lock(hashtextextended(current_setting('ta.network'), 703))")
                .query(Boolean.class)
                .single();
    }

    /// Returns the number of leaves of the tree, which is the number of log entries in it.
    long size() {
        return sql.sql("select coalesce(max(at) + 1, 0) from publicjournal_node where level = 0")
                .query(Long.class)
                .single();
    }

    void add(List<Integer> levels, List<Long> places, List<byte[]> hashes) {
        sql.sql("""
                insert into publicjournal_node (level, at, hash)
                select l, a, h from unnest(:levels::int[], :places::bigint[], :hashes::bytea[]) as t(l, a, h)""")
                .param("levels", levels.toArray(Integer[]::new))
                .param("places", places.toArray(Long[]::new))
                .param("hashes", hashes.toArray(byte[][]::new))
                .update();
    }

    byte[] node(int level, long at) {
        return sql.sql("select hash from publicjournal_node where level = :level and at = :at")
                .param("level", level)
                .param("at", at)
                .query(byte[].class)
                .single();
    }

    /// Returns the hashes of consecutive nodes of one level, in order. The list is shorter if some of these
    /// nodes do not exist yet.
    ///
    /// @param from index of the first node
    /// @param width number of nodes
    List<byte[]> nodes(int level, long from, int width) {
        return sql.sql("""
                select hash from publicjournal_node
                where level = :level and at >= :from and at < :to order by at""")
                .param("level", level)
                .param("from", from)
                .param("to", from + width)
                .query(byte[].class)
                .list();
    }

    void sign(SignedCheckpoint signed) {
        sql.sql("""
                insert into publicjournal_checkpoint (size, root, note, signed_at)
                values (:size, :root, :note, :at) on conflict do nothing""").params(signed).update();
    }

    Optional<SignedCheckpoint> latest() {
        return sql.sql("""
                select size, root, note, signed_at as at from publicjournal_checkpoint order by size desc limit 1""").query(SignedCheckpoint.class).optional();
    }

    Optional<SignedCheckpoint> signed(long size) {
        return sql.sql("""
                select size, root, note, signed_at as at from publicjournal_checkpoint where size = :size""").param("size", size).query(SignedCheckpoint.class).optional();
    }

    void cosign(long size, String witness, String line, Instant now) {
        sql.sql("""
                insert into publicjournal_cosignature (size, witness, line, recorded_at)
                values (:size, :witness, :line, :now) on conflict do nothing""")
                .param("size", size)
                .param("witness", witness)
                .param("line", line)
                .param("now", now)
                .update();
    }

    List<String> cosignatures(long size) {
        return sql.sql("select line from publicjournal_cosignature where size = :size order by witness")
                .param("size", size)
                .query(String.class)
                .list();
    }

    /// Returns each witness with the time of its last countersignature.
    List<CheckpointCountersignature> witnesses() {
        return sql.sql("""
                select witness, max(recorded_at) as at from publicjournal_cosignature
                group by witness order by witness limit 50""").query(CheckpointCountersignature.class).list();
    }

    /// Returns the number of entries of the last checkpoint that a witness countersigned.
    long cosigned(String witness) {
        return sql.sql("""
                select coalesce(max(size), 0) from publicjournal_cosignature where witness = :witness""").param("witness", witness).query(Long.class).single();
    }

    Optional<WitnessedMerkleTree> seen(String origin) {
        return sql.sql("""
                select size, root from publicjournal_witnessed where origin = :origin for update""")
                .param("origin", origin)
                .query(WitnessedMerkleTree.class)
                .optional();
    }

    Optional<String> countersigned(String origin) {
        return sql.sql("select note from publicjournal_witnessed where origin = :origin")
                .param("origin", origin)
                .query(String.class)
                .optional();
    }

    void see(String origin, WitnessedMerkleTree seen, String note, Instant now) {
        sql.sql("""
                insert into publicjournal_witnessed (origin, size, root, note, recorded_at)
                values (:origin, :size, :root, :note, :now)
                on conflict (network, origin) do update
                set size = excluded.size, root = excluded.root, note = excluded.note, recorded_at = excluded.recorded_at
                where publicjournal_witnessed.size <= excluded.size""")
                .param("origin", origin)
                .param("size", seen.size())
                .param("root", seen.root())
                .param("note", note)
                .param("now", now)
                .update();
    }
}
